/** Words that may stand inside a term without being part of it. */
export const determiners: ReadonlySet<string> = new Set(
  'the a an your their his her its my our any some this that these those'.split(' '),
);

/** Verbs that only help other verbs; the word before one is the subject of its clause. */
export const auxiliaries: ReadonlySet<string> = new Set(
  'may can could might will would shall should must is are was were am be been has have had do does did cannot'.split(
    ' ',
  ),
);

/** Verbs with which a new clause often goes on after "and". */
export const commonVerbs: ReadonlySet<string> = new Set(
  (
    'occur occurs occurred happen happens happened include includes included cause causes caused tend tends require requires ' +
    'become becomes seem seems appear appears appeared last lasts lasted follow follows followed subside subsides ' +
    'develop develops developed report reports reported pass passes go goes went get gets give gives need needs'
  ).split(' '),
);

/** Words that begin a clause of their own: what is said before them does not reach what comes after. */
export const clauseOpeners: ReadonlySet<string> = new Set(
  'but however although though yet except whereas while because since if when unless until after before so which who whether'.split(
    ' ',
  ),
);

const prepositions =
  'in on of to with for from by at into about than over under during through between without as';
const pronouns =
  'i you he she it we they them us me him there here that this these those who which what';
const negations = 'no not never neither nor none';

/** Words that no entry of a plain list of nouns holds. */
export const listStoppers: ReadonlySet<string> = new Set([
  ...`${prepositions} ${pronouns} ${negations}`.split(' '),
  ...auxiliaries,
  ...commonVerbs,
  ...clauseOpeners,
]);
