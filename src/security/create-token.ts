import type { Core } from '@strapi/strapi';
import { dayMilliseconds } from '../explainer/utc-day';
import { lockTransaction } from '../database/lock-transaction';
import { withStrapi } from '../strapi/open-strapi';
import { readArguments } from '../command-line/read-arguments';
import { refuse } from '../command-line/refuse';
import { tokenService } from '../strapi/panel';
import { inTransaction } from '../strapi/transaction';
import { readTokenOrder, type TokenOrder } from './read-token-order';
import { bindKey, findPartner, type KeyHolder } from './partner-keys';
import { actionsOf, describeKind } from './token-kinds';

const usage = `Usage: npm run --silent tokens:create -- --for frontend --name … --expires-in-days N
       npm run --silent tokens:create -- --for preview --types article,section --name … --expires-in-days N
       npm run --silent tokens:create -- --for partner --partner … --name … --expires-in-days N

Makes an API token and writes it to standard output, once: nobody can show it again without the server's keys.
  --for              frontend: reads what is published, and no more; preview: reads drafts of --types, and no more;
                     partner: reads how often the pages of --partner showed our texts, and no more
  --types            article, section, condition, side-effect, notice, reference, contributor
  --partner          its name, or its documentId; the key that it has had is void from then on
  --name             as it is listed in the admin panel; a new one
  --expires-in-days  from 1 to 365
`;

const tokenUid = 'admin::api-token';

type Created = { ok: true; accessKey: string; expiresAt: string } | { ok: false; message: string };

/** The token and when it expires. */
const createToken = async (
  strapi: Core.Strapi,
  { kind, name, days }: TokenOrder,
): Promise<Created> =>
  inTransaction(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, 'content');
    let partner: KeyHolder | undefined;
    if (kind.for === 'partner') {
      const found = await findPartner(strapi, kind.partner);
      if (!found.ok) return found;
      partner = found.value;
    }
    const tokens = strapi.db.query(tokenUid);
    const former = partner?.keyNumber ?? null;
    // A partner's new key may have the name of the one that it ends.
    const others = former === null ? { name } : { name, id: { $ne: former } };
    if ((await tokens.count({ where: others })) > 0) {
      return { ok: false, message: `--name — expected a new one; "${name}" is taken` };
    }
    if (former !== null) await tokenService(strapi).revoke(former);
    const { id, accessKey } = await tokenService(strapi).create({
      kind: 'content-api',
      name,
      description: describeKind(kind),
      type: 'custom',
      // Strapi's service takes 7, 30 or 90 days only, and its check of the expiry any.
      lifespan: null,
      permissions: actionsOf(kind),
    });
    const lifespan = days * dayMilliseconds;
    const expiresAt = new Date(Date.now() + lifespan).toISOString();
    await tokens.update({ where: { id }, data: { lifespan, expiresAt } });
    if (partner !== undefined) await bindKey(strapi, partner, id);
    return { ok: true, accessKey, expiresAt };
  });

/** `npm run tokens:create`: 0 when the token was made, 1 when the call was wrong or the name is taken. */
export const main = async (argv: string[]): Promise<number> => {
  const read = readArguments(
    {
      args: argv,
      options: {
        for: { type: 'string' },
        types: { type: 'string' },
        partner: { type: 'string' },
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
    if (!created.ok) return refuse(created.message);
    process.stderr.write(`"${order.value.name}" expires at ${created.expiresAt}\n`);
    process.stdout.write(`${created.accessKey}\n`);
    return 0;
  });
};
