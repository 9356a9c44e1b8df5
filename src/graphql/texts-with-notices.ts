import {
  getNamedType,
  GraphQLError,
  Kind,
  type FieldNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

const sectionType = 'ExplainerSection';
const texts = new Set(['body', 'bodyHtml', 'bodyText']);
const ofEachNotice = ['title', 'text'];

interface Asked {
  field: FieldNode;
  /** Whether it is in the answer whatever the variables say. */
  isSure: boolean;
}

/** The fields of a selection, with those of the fragments in it. Each fragment is followed twice at most, so that it takes time in proportion to the document. */
const fieldsIn = (
  set: SelectionSetNode | undefined,
  context: ValidationContext,
  isSure: boolean,
  followed = new Set<string>(),
): Asked[] =>
  (set?.selections ?? []).flatMap((selection): Asked[] => {
    const sure = isSure && !selection.directives?.length;
    if (selection.kind === Kind.FIELD) return [{ field: selection, isSure: sure }];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return fieldsIn(selection.selectionSet, context, sure, followed);
    const name = selection.name.value;
    const key = `${name} ${sure}`;
    if (followed.has(key)) return [];
    followed.add(key);
    return fieldsIn(context.getFragment(name)?.selectionSet, context, sure, followed);
  });

const asksForText = ({ field }: Asked): boolean => texts.has(field.name.value);

const hasNotices = (asked: readonly Asked[], context: ValidationContext): boolean => {
  const ofNotices = asked
    .filter(({ field }) => field.name.value === 'notices')
    .flatMap(({ field, isSure }) => fieldsIn(field.selectionSet, context, isSure));
  return ofEachNotice.every((name) =>
    ofNotices.some(({ field, isSure }) => isSure && field.name.value === name),
  );
};

/**
 * Whoever asks for the text of an explainer's section asks for its notices too: they are in every form of it, and cannot be left out.
 * The other forms are written with them; in GraphQL it is the reader who says what is in the answer.
 *
 * A rule as those of GraphQL itself (§5 of its specification), for documents that these allow: they may not lead back into themselves.
 */
export const textsWithNotices: ValidationRule = (context) => ({
  Field: (node) => {
    const type = context.getType();
    if (!type || getNamedType(type).name !== sectionType) return;
    const asked = fieldsIn(node.selectionSet, context, true);
    if (!asked.some(asksForText) || hasNotices(asked, context)) return;
    context.reportError(
      new GraphQLError(
        `${node.name.value} — expected notices { title text } beside the text of a section, without @include or @skip: they belong to it`,
        { nodes: node },
      ),
    );
  },
});
