import type { Core } from '@strapi/strapi';
import { withStrapi } from '../open-strapi';
import { readArguments } from '../read-arguments';
import { refuse } from '../refuse';
import { tokenService } from '../strapi-panel';
import { inTransaction } from '../strapi-types';
import { readTokenOrder, type TokenOrder } from './read-token-order';
import { actionsOf } from './token-kinds';

const usage = `Usage: npm run --silent tokens:create -- --for frontend --name … --expires-in-days N
       npm run --silent tokens:create -- --for preview --types article,section --name … --expires-in-days N

Makes an API token and writes it to standard output, once: nobody can show it again without the server's keys.
  --for              frontend: reads what is published, and no more; preview: reads drafts of --types, and no more
  --types            article, section, condition, side-effect, notice, reference, contributor
  --name             as it is listed in the admin panel; a new one
  --expires-in-days  from 1 to 365
`;

const millisecondsOfDay = 86_400_000;
const tokenUid = 'admin::api-token';

/** The token and when it expires; null where the name is taken. */
const createToken = async (
  strapi: Core.Strapi,
  { kind, name, days }: TokenOrder,
): Promise<{ accessKey: string; expiresAt: string } | null> =>
  inTransaction(strapi, async () => {
    const tokens = strapi.db.query(tokenUid);
    if ((await tokens.count({ where: { name } })) > 0) return null;
    const { id, accessKey } = await tokenService(strapi).create({
      kind: 'content-api',
      name,
      description:
        kind.for === 'frontend'
          ? 'Reads what is published.'
          : `Reads drafts of ${kind.types.join(', ')}.`,
      type: 'custom',
      // Strapi's service takes 7, 30 or 90 days only, and its check of the expiry any.
      lifespan: null,
      permissions: actionsOf(kind),
    });
    const lifespan = days * millisecondsOfDay;
    const expiresAt = new Date(Date.now() + lifespan).toISOString();
    await tokens.update({ where: { id }, data: { lifespan, expiresAt } });
    return { accessKey, expiresAt };
  });

/** `npm run tokens:create`: 0 when the token was made, 1 when the call was wrong or the name is taken. */
export const main = async (argv: string[]): Promise<number> => {
  const read = readArguments(
    {
      args: argv,
      options: {
        for: { type: 'string' },
        types: { type: 'string' },
        name: { type: 'string' },
        'expires-in-days': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    },
    usage,
  );
  if (read === null) return 1;
  if (read.values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const order = readTokenOrder(read.values);
  if (!order.ok) return refuse(`${order.message}\n\n${usage.trimEnd()}`);
  return withStrapi(async (strapi) => {
    const created = await createToken(strapi, order.value);
    if (created === null)
      return refuse(`--name — expected a new one; "${order.value.name}" is taken`);
    process.stderr.write(`"${order.value.name}" expires at ${created.expiresAt}\n`);
    process.stdout.write(`${created.accessKey}\n`);
    return 0;
  });
};
