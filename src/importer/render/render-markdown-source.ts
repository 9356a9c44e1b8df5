import { stringify } from 'yaml';
import { isRecord } from '../../explainer/is-record';
import { textOf, type FieldsForm, type FieldValue } from '../plan/document-form';
import type { StoredExplainer } from './stored-explainer';

const isEmpty = (value: FieldValue): boolean =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0);

const withoutEmpty = (value: FieldValue): FieldValue => {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]): [string, FieldValue] => [name, withoutEmpty(part)])
      .filter(([, part]) => !isEmpty(part)),
  );
};

const pick = (fields: FieldsForm, names: string[]): FieldsForm =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));

const sectionNames = [
  'healthAspect',
  'standsAlone',
  'standsAloneReason',
  'syndication',
  'promotional',
  'notices',
  'references',
];

/** An explainer as Markdown with front matter, the form of the project's own editorial source; importing it changes nothing. */
export const renderMarkdownSource = ({
  article: { fields: article },
  sections,
  locale,
}: StoredExplainer): string => {
  const source = isRecord(article.source) ? article.source : {};
  const frontMatter = withoutEmpty({
    ...pick(article, ['slug', 'title', 'titleVariant']),
    locale,
    ...pick(article, ['about', 'codes']),
    source: pick(source, ['name', 'url', 'licence']),
    ...pick(article, ['review', 'authors', 'reviewers', 'references']),
    sections: Object.fromEntries(
      sections.map(({ slug, fields }) => [slug, pick(fields, sectionNames)]),
    ),
  });
  const blocks = [
    textOf(article.lead),
    ...sections.flatMap(({ fields }) => [
      `${'#'.repeat(Number(fields.level))} ${textOf(fields.heading)}`,
      textOf(fields.body),
    ]),
  ];
  return `---\n${stringify(frontMatter)}---\n\n${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};
