import { isPlaceholder } from './is-placeholder';

/** Environment variables as Node has them: names to text, some of them unset. */
export type Variables = Readonly<Record<string, string | undefined>>;

const minimumSecretLength = 16;
const booleans = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['false', false],
  ['0', false],
  ['no', false],
]);

/**
 * Reads variables one by one and gathers what is wrong with them instead of stopping at the first: an operator who
 * fixes a deployment wants the whole list. Where a variable is wrong the fallback is returned; callers throw at the end.
 */
export class VariableReader {
  readonly problems: string[] = [];
  private readonly variables: Variables;

  constructor(variables: Variables) {
    this.variables = variables;
  }

  /** The variable without surrounding blanks; an empty or blank one counts as unset. */
  optional(name: string): string | undefined {
    const value = this.variables[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** Adds a sentence such as `PORT is "x"; expected a whole number.` Pass no value for anything secret. */
  refuse(name: string, expected: string, value?: string): void {
    const found = value === undefined ? 'has a wrong value' : `is ${JSON.stringify(value)}`;
    this.problems.push(`${name} ${found}; expected ${expected}.`);
  }

  /** Text that must match `pattern`; `expected` completes "expected …". */
  matching(name: string, fallback: string, pattern: RegExp, expected: string): string {
    const value = this.optional(name) ?? fallback;
    if (!pattern.test(value)) this.refuse(name, expected, value);
    return value;
  }

  choice<Choice extends string>(
    name: string,
    choices: readonly Choice[],
    fallback: Choice,
  ): Choice {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) this.refuse(name, `one of ${choices.join(', ')}`, value);
    return chosen ?? fallback;
  }

  boolean(name: string, fallback: boolean): boolean {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const answer = booleans.get(value.toLowerCase());
    if (answer === undefined) this.refuse(name, 'true or false (or 1, 0, yes, no)', value);
    return answer ?? fallback;
  }

  wholeNumber(name: string, fallback: number, range: { min: number; max: number }): number {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= range.min && number <= range.max) return number;
    this.refuse(name, `a whole number from ${range.min} to ${range.max}`, value);
    return fallback;
  }

  secret(name: string): string {
    const secret = this.optional(name) ?? '';
    this.checkSecrets(name, [secret]);
    return secret;
  }

  /** Comma-separated secrets, at least one. */
  secrets(name: string): string[] {
    const secrets = (this.optional(name) ?? '').split(',').map((secret) => secret.trim());
    this.checkSecrets(name, secrets);
    return secrets;
  }

  private checkSecrets(name: string, secrets: string[]): void {
    const wrong = secretFault(secrets);
    if (wrong !== undefined)
      this.problems.push(`${name} ${wrong}. Leave it empty in .env and \`npm start\` writes one.`);
  }
}

const secretFault = (secrets: string[]): string | undefined => {
  if (secrets.every((secret) => secret === '')) return 'is not set; expected random text';
  if (secrets.some(isPlaceholder))
    return 'is still a placeholder; expected random text of your own';
  if (secrets.every((secret) => secret.length >= minimumSecretLength)) return undefined;
  return `is too short; expected at least ${minimumSecretLength} random characters${secrets.length > 1 ? ' in each part' : ''}`;
};
