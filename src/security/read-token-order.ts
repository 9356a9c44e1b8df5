import { publicTypes, type PublicType } from './public-types';
import type { TokenKind } from './token-kinds';

/** A token that is to be made. */
export interface TokenOrder {
  kind: TokenKind;
  name: string;
  days: number;
}

type OrderVerdict = { ok: true; value: TokenOrder } | { ok: false; message: string };

interface TypedOptions {
  for?: string | undefined;
  types?: string | undefined;
  partner?: string | undefined;
  name?: string | undefined;
  'expires-in-days'?: string | undefined;
}

const mostDays = 365;
const mostCharacters = 100;

const refuse = (message: string): { ok: false; message: string } => ({ ok: false, message });

const readTypes = (typed: string | undefined): PublicType[] | null => {
  const names = (typed ?? '').split(',').map((name) => name.trim());
  const types = names.flatMap((name) => publicTypes.find((known) => known === name) ?? []);
  return types.length === names.length ? [...new Set(types)] : null;
};

const readKind = (typed: TypedOptions): TokenKind | { ok: false; message: string } => {
  if (typed.for !== 'preview' && typed.types !== undefined) {
    return refuse('--types — expected with --for preview only; a frontend reads what is published');
  }
  if (typed.for !== 'partner' && typed.partner !== undefined) {
    return refuse('--partner — expected with --for partner only');
  }
  if (typed.for === 'frontend') return { for: 'frontend' };
  if (typed.for === 'partner') {
    const partner = typed.partner?.trim() ?? '';
    return partner === ''
      ? refuse('--partner — expected the name of a partner, or its documentId')
      : { for: 'partner', partner };
  }
  if (typed.for !== 'preview') {
    return refuse(`--for — expected frontend, preview or partner; got "${typed.for ?? ''}"`);
  }
  const types = readTypes(typed.types);
  return types === null
    ? refuse(
        `--types — expected some of ${publicTypes.join(', ')}, with commas between; got "${typed.types ?? ''}"`,
      )
    : { for: 'preview', types };
};

/** Reads what was typed after `npm run tokens:create --`. */
export const readTokenOrder = (typed: TypedOptions): OrderVerdict => {
  const kind = readKind(typed);
  if ('ok' in kind) return kind;
  const name = typed.name?.trim() ?? '';
  if (name === '' || name.length > mostCharacters) {
    return refuse(`--name — expected a name of at most ${mostCharacters} characters`);
  }
  const days = typed['expires-in-days'] ?? '';
  if (!/^[1-9]\d{0,2}$/.test(days) || Number(days) > mostDays) {
    return refuse(
      `--expires-in-days — expected a whole number from 1 to ${mostDays}; got "${days}"`,
    );
  }
  return { ok: true, value: { kind, name, days: Number(days) } };
};
