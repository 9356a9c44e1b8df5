/** An attribute of a type or a component, as far as it decides what is answered of it. */
export interface OutputAttribute {
  type: string;
  /** Of a relation, such as oneToMany. */
  relation?: string;
  /** Of a relation, and of a component. */
  target?: string;
  component?: string;
}

/** For the attributes of a type that are not answered as they are: null for what is left out, and else the rules of what it leads to. */
export interface OutputRules {
  attributes: ReadonlyMap<string, OutputRules | null>;
}

interface Rights {
  attributesOf: (uid: string) => Readonly<Record<string, OutputAttribute>>;
  isPrivate: (uid: string, name: string) => boolean;
  /** Whether the reader may find documents of a type. */
  mayFind: (uid: string) => boolean;
}

/** It leads to whichever type, or to those of Strapi and its plugins, for which there are rules of their own. */
const isOfItsOwn = ({ type, relation = '', target = '' }: OutputAttribute): boolean =>
  type === 'relation'
    ? relation.startsWith('morph') || !target.startsWith('api::')
    : type === 'media' || type === 'dynamiczone';

/**
 * What Strapi's sanitizers of answers (`defaultSanitizeOutput` and `removeRestrictedRelations` of @strapi/utils 5.54) do with each
 * attribute of a type, and of all that it leads to: passwords and what is private are left out, and so are relations to what
 * the reader may not find.
 * @returns null where one of them is of a kind that they judge by its value
 */
export const outputRules = (
  uid: string,
  { attributesOf, isPrivate, mayFind }: Rights,
): OutputRules | null => {
  const known = new Map<string, OutputRules>();
  const special: string[] = [];
  const rulesOf = (of: string): OutputRules => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const attributes = new Map<string, OutputRules | null>();
    const rules = { attributes };
    // Before it is filled: types lead back to themselves.
    known.set(of, rules);
    for (const [name, attribute] of Object.entries(attributesOf(of))) {
      const { type, target = '', component } = attribute;
      if (type === 'password' || isPrivate(of, name)) attributes.set(name, null);
      else if (isOfItsOwn(attribute)) special.push(name);
      else if (type === 'relation') attributes.set(name, mayFind(target) ? rulesOf(target) : null);
      else if (component !== undefined) attributes.set(name, rulesOf(component));
    }
    return rules;
  };
  const whole = rulesOf(uid);
  return special.length === 0 ? whole : null;
};

/** What is answered of a row, or of rows, with all that is populated. */
export const applyOutputRules = (value: unknown, rules: OutputRules): unknown => {
  if (Array.isArray(value)) return value.map((one) => applyOutputRules(one, rules));
  if (typeof value !== 'object' || value === null) return value;
  const answered: Record<string, unknown> = {};
  for (const [name, held] of Object.entries(value)) {
    const rule = rules.attributes.get(name);
    if (rule !== null) answered[name] = rule === undefined ? held : applyOutputRules(held, rule);
  }
  return answered;
};
