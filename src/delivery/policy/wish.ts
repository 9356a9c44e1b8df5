import type { Theme } from '../../embeds/style';
import type { Form } from '../../explainer/forms/form';
import type { Droppable } from '../../explainer/forms/render-html';

/** How the answer is to look, and to whom. */
export interface Wish {
  form: Form;
  headingLevel: number;
  /** What of the fragment is left out. */
  left: readonly Droppable[];
  /** Whether the fragment comes with a shadow root of its own, and in which colours. */
  shadow: boolean;
  theme: Theme;
  /** Whether who asks for HTML is told in HTML too that there is none. */
  isRefusedInHtml: boolean;
  /** Whether what partners must not show is in the forms that are made for them; for those who may see it. */
  isWhole: boolean;
  /** The locale that was asked for; null for the default one. */
  locale: string | null;
  /** Query string of the request, to be kept where the address moved. */
  search: string;
  /** Origin under which readers know this server, or nothing where it is not known. */
  origin: string;
  now: number;
  /** How long it may be read where asking again fails. */
  staleSeconds: number;
}
