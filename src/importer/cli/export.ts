import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readStoredExplainer } from '../apply/read-stored-explainer';
import { exportFormats, renderExport, type ExportFormat } from '../render/render-export';
import { localeService } from '../../strapi/locales';
import { withStrapi } from '../../strapi/open-strapi';
import { readArguments } from '../../command-line/read-arguments';
import { refuse } from '../../command-line/refuse';
import { typedIn } from '../../command-line/typed-in';

const usage = `Usage: npm run --silent content:export -- SLUG --format text|markdown|json [--locale en] [--output FILE]

Writes an explainer to standard output, or to FILE. Without --silent npm prints a line of its own before it.
`;

const isFormat = (format: string): format is ExportFormat =>
  exportFormats.some((known) => known === format);

/** `npm run content:export`: 0 when the explainer was written, 1 when there is none or the call was wrong. */
export const main = async (argv: string[]): Promise<number> => {
  const read = readArguments(
    {
      args: argv,
      options: {
        format: { type: 'string', default: 'markdown' },
        locale: { type: 'string' },
        output: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    },
    usage,
  );
  if (read === null) return 1;
  const { values, positionals } = read;
  const [slug, ...others] = positionals;
  if (values.help || slug === undefined || others.length > 0) {
    process[values.help ? 'stdout' : 'stderr'].write(usage);
    return values.help ? 0 : 1;
  }
  const { format } = values;
  if (!isFormat(format))
    return refuse(`--format — expected one of ${exportFormats.join(', ')}; got "${format}"`);

  return withStrapi(async (strapi) => {
    const locale = values.locale ?? (await localeService(strapi).getDefaultLocale());
    const stored = await readStoredExplainer(strapi, slug, locale);
    if (stored === null)
      return refuse(`${slug} — expected the slug of an explainer in locale "${locale}"`);
    const rendered = renderExport(stored, format);
    if (values.output === undefined) process.stdout.write(rendered);
    else await writeFile(resolve(typedIn(), values.output), rendered);
    return 0;
  });
};
