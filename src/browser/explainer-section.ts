import { shadowStyle } from '../embeds/style';
import { absoluteLinks } from './absolute-links';
import { fragmentAddress, shownBy } from './fragment-address';
import { readRefusal, type Refusal } from './refusal';
import { nameParts } from './name-parts';
import { stayInside } from './stay-inside';
import { paragraph, refusalNotice } from './told';
import { parseFragment } from './trusted-html';

const elementName = 'explainer-section';

/** A page that stays open asks again so often whether the text changed; the answer is mostly a 304. */
const refreshMilliseconds = 5 * 60_000;
const leastRefreshMilliseconds = 5_000;

const source = document.currentScript;
/** Our server: where this script is from. */
const origin = new URL(source instanceof HTMLScriptElement ? source.src : document.baseURI).origin;

const style = new CSSStyleSheet();
style.replaceSync(
  `${shadowStyle}:host([hidden]){display:none}.status{margin:0}.status:not(:empty){margin:0 0 .9em}`,
);

/** One section of an explainer, or a whole one, as it is public now. What stands inside the element is shown until that is there. */
class ExplainerSection extends HTMLElement {
  static readonly observedAttributes = [...shownBy, 'refresh'];

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #status = document.createElement('p');
  #shown: string | undefined;
  #asking: AbortController | undefined;
  #timer: number | undefined;
  #isAwaited = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [style];
    // Readers of a screen reader hear what happens here only if it was there before.
    this.#status.className = 'status';
    this.#status.lang = 'en';
    this.#status.part.add('status');
    this.#status.setAttribute('role', 'status');
    this.#root.append(this.#status, document.createElement('slot'));
    this.#root.addEventListener('click', (event) => stayInside(this.#root, event));
  }

  connectedCallback(): void {
    this.dataset.theme ??= this.getAttribute('theme') ?? 'auto';
    document.addEventListener('visibilitychange', this.#look);
    this.#ask();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#ask();
  }

  /** Asks for the text, once for all attributes that are changed at once. */
  #ask(): void {
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    queueMicrotask(() => {
      this.#isAwaited = false;
      if (this.isConnected) void this.#load();
    });
  }

  readonly #look = (): void => {
    if (document.visibilityState === 'visible') this.#ask();
  };

  async #load(): Promise<void> {
    this.#asking?.abort();
    clearTimeout(this.#timer);
    const asking = new AbortController();
    this.#asking = asking;
    const address = fragmentAddress(origin, (name) => this.getAttribute(name));
    if (address === undefined) {
      this.#fail('explainer — expected the slug of an explainer', null);
      return;
    }
    try {
      const response = await fetch(address.fragment, {
        signal: asking.signal,
        credentials: 'omit',
        // What is in the browser's cache may be older than a correction.
        cache: this.#shown === undefined ? 'default' : 'no-cache',
      });
      if (response.ok) this.#show(await response.text());
      else if (response.status < 500 && response.status !== 429) {
        this.#refuse(response.status, readRefusal(await response.json(), origin));
      } else this.#fail(`${response.status}`, address.page);
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#fail(String(error), address.page);
    }
    this.#again();
  }

  #again(): void {
    const seconds = Number(this.getAttribute('refresh') ?? '');
    const wanted = seconds > 0 ? seconds * 1_000 : refreshMilliseconds;
    this.#timer = window.setTimeout(
      () => {
        // Nobody reads a page that is not seen; it asks when it is.
        if (document.visibilityState === 'visible') this.#ask();
      },
      Math.max(wanted, leastRefreshMilliseconds),
    );
  }

  #tell(type: 'load' | 'change' | 'refuse' | 'error', detail: object): void {
    this.dispatchEvent(
      new CustomEvent(`explainer-${type}`, { bubbles: true, composed: true, detail }),
    );
  }

  #replace(...nodes: Node[]): void {
    while (this.#status.nextSibling !== null) this.#status.nextSibling.remove();
    this.#root.append(...nodes);
    nameParts(this.#root);
  }

  #show(html: string): void {
    // What it said before, such as that nothing could be checked, is over.
    this.#status.textContent = '';
    if (html === this.#shown) return;
    const before = this.#shown;
    const content = parseFragment(html);
    absoluteLinks(content, origin);
    const { explainer, revision } =
      content.querySelector<HTMLElement>('[data-revision]')?.dataset ?? {};
    this.#shown = html;
    this.#replace(content);
    if (before !== undefined) this.#status.textContent = 'This text was updated just now.';
    this.#tell(before === undefined ? 'load' : 'change', { explainer, revision });
  }

  /** The server has no such text, any more or for other sites: readers are told why, and no older text stays. */
  #refuse(status: number, refusal: Refusal): void {
    const told = `${status} ${refusal.words}`;
    this.#status.textContent = '';
    if (told === this.#shown) return;
    this.#shown = told;
    this.#replace(refusalNotice(status, refusal));
    this.#tell('refuse', { status, message: refusal.words });
  }

  /** What is there stays: the text that was loaded, or what the page has inside the element. */
  #fail(reason: string, page: string | null): void {
    const words =
      this.#shown === undefined
        ? 'The current text could not be loaded.'
        : 'Whether this text is still current could not be checked.';
    const link = page === null ? null : { words: `Read it at ${new URL(page).host}.`, url: page };
    this.#status.replaceChildren(...paragraph(words, link).childNodes);
    this.#tell('error', { message: reason });
  }
}

// Two pages' worth of the same script may be in one page.
if (customElements.get(elementName) === undefined) {
  customElements.define(elementName, ExplainerSection);
}
