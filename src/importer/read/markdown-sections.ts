import type { ParsedSection } from '../parsed-explainer';
import type { SectionFrontMatter } from './front-matter-schema';
import type { MarkdownTopic } from './markdown-outline';
import { defaultVerdict } from './section-defaults';
import { slugify } from '../../explainer/slugify';

/** Builds sections, in reading order, from the headings below the title and what front matter says about them. */
export function buildMarkdownSections(
  topics: readonly MarkdownTopic[],
  said: ReadonlyMap<string, SectionFrontMatter>,
): ParsedSection[] {
  const sections: ParsedSection[] = [];
  const around: { level: number; slug: string }[] = [];
  topics.forEach(({ level, heading, line, body }, index) => {
    const slug = slugify(heading);
    while ((around[around.length - 1]?.level ?? 0) >= level) around.pop();
    const isHolder = body === '' && (topics[index + 1]?.level ?? 0) > level;
    sections.push({
      slug,
      heading,
      level,
      parent: around[around.length - 1]?.slug ?? null,
      body,
      ...mergeVerdict(said.get(slug), isHolder),
      line,
    });
    around.push({ level, slug });
  });
  return sections;
}

/** What the editor says wins; what is left open stays closed until someone has looked. */
function mergeVerdict(said: SectionFrontMatter | undefined, isHolder: boolean) {
  const assumed = defaultVerdict({ isHolder, isPromotional: said?.promotional ?? false });
  const isAssumed = said?.standsAlone === undefined || said.standsAlone === null;
  return {
    healthAspect: said?.healthAspect ?? null,
    standsAlone: said?.standsAlone ?? assumed.standsAlone,
    standsAloneReason: said?.standsAloneReason ?? (isAssumed ? assumed.standsAloneReason : null),
    syndication: said?.syndication ?? assumed.syndication,
    promotional: assumed.promotional,
    notices: said?.notices ?? [],
    references: said?.references ?? [],
  };
}
