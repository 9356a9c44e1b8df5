import type { ParsedSection } from '../parsed-explainer';
import { blocksToMarkdown } from './blocks-to-markdown';
import { inferHealthAspect } from './infer-health-aspect';
import { inferLevels } from './infer-levels';
import { isPromotional } from './infer-promotional';
import { defaultVerdict } from './section-defaults';
import { slugify } from '../../explainer/slugify';
import type { TextBlock } from './text-blocks';

interface Topic {
  heading: string;
  line: number;
  blocks: TextBlock[];
}

/** Builds the sections of a plain text, in reading order, from its blocks; the first block is a heading. */
export function buildPlainSections(blocksFromFirstHeading: readonly TextBlock[]): ParsedSection[] {
  const topics = splitIntoTopics(blocksFromFirstHeading);
  const places = inferLevels(
    topics.map(({ heading, blocks }) => ({ text: heading, hasText: blocks.length > 0 })),
  );
  const holders = new Set(places.map((place) => place.parent));
  const sections: ParsedSection[] = [];
  topics.forEach(({ heading, line, blocks }, index) => {
    const place = places[index] ?? { level: 2, parent: null };
    const parent = place.parent === null ? undefined : sections[place.parent];
    const body = blocksToMarkdown(blocks);
    const isHolder = body === '' && holders.has(index);
    sections.push({
      slug: slugify(heading),
      heading,
      level: place.level,
      parent: parent?.slug ?? null,
      body,
      healthAspect: inferHealthAspect(heading) ?? parent?.healthAspect ?? null,
      ...defaultVerdict({ isHolder, isPromotional: isPromotional(body) }),
      notices: [],
      references: [],
      line,
    });
  });
  return sections;
}

function splitIntoTopics(blocks: readonly TextBlock[]): Topic[] {
  const topics: Topic[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading')
      topics.push({ heading: block.text, line: block.line, blocks: [] });
    else topics[topics.length - 1]?.blocks.push(block);
  }
  return topics;
}
