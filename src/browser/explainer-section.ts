import { shadowStyle } from '../embeds/shadow-style';
import { themes } from '../embeds/style';
import { absoluteLinks } from './absolute-links';
import { fragmentAddress, shownBy, type FragmentAddress } from './fragment-address';
import { isForReaders, parseJson, readRefusal } from './refusal';
import { refreshDelay } from './refresh-delay';
import { replaceContent } from './replace-content';
import { stayInside } from './stay-inside';
import { paragraph, refusalNotice } from './told';
import { parseFragment } from './trusted-html';

const elementName = 'explainer-section';

const source = document.currentScript;
/** Our server: where this script is from. */
const origin = new URL(source instanceof HTMLScriptElement ? source.src : document.baseURI).origin;

const style = new CSSStyleSheet();
style.replaceSync(
  // The line of status stands on the page's own ground, for which our colour of links was not chosen.
  `${shadowStyle}:host([hidden]){display:none}.status{margin:0}.status:not(:empty){margin:0 0 .9em}.status a{color:inherit}`,
);

/** One section of an explainer, or a whole one, as it is public now. What stands inside the element is shown until that is there. */
class ExplainerSection extends HTMLElement {
  static readonly observedAttributes = [...shownBy, 'refresh', 'theme'];

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #status = document.createElement('p');
  /** What the element shows, and of which address; undefined while that is what stands inside it. */
  #shown: { address: string; html: string } | undefined;
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
    this.#paint();
    document.addEventListener('visibilitychange', this.#look);
    this.#ask();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return;
    if (name === 'theme') this.#paint();
    else this.#ask();
  }

  #paint(): void {
    const theme = this.getAttribute('theme');
    this.dataset.theme = themes.find((one) => one === theme) ?? 'auto';
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

  /** Nobody reads a page that is not seen; it asks when it is. */
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
      if (response.ok) this.#show(await response.text(), address);
      else this.#hear(response.status, await response.text(), address);
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#fail(String(error), address);
    }
    this.#timer = window.setTimeout(this.#look, refreshDelay(this.getAttribute('refresh')));
  }

  #tell(type: 'load' | 'change' | 'refuse' | 'error', detail: object): void {
    this.dispatchEvent(
      new CustomEvent(`explainer-${type}`, { bubbles: true, composed: true, detail }),
    );
  }

  #show(html: string, address: FragmentAddress): void {
    const content = parseFragment(html);
    const found = content.querySelector<HTMLElement>('[data-revision]');
    if (found === null) {
      this.#fail('The answer is no explainer', address);
      return;
    }
    // What it said before, such as that nothing could be checked, is over.
    this.#status.textContent = '';
    const before = this.#shown?.address === address.fragment ? this.#shown.html : undefined;
    if (html === before) return;
    absoluteLinks(content, origin);
    const { explainer, revision } = found.dataset;
    this.#shown = { address: address.fragment, html };
    replaceContent(this.#root, this.#status, content);
    if (before !== undefined) this.#status.textContent = 'This text was updated just now.';
    this.#tell(before === undefined ? 'load' : 'change', { explainer, revision });
  }

  /** An answer that is no text: what is for readers is shown to them, and no older text stays. */
  #hear(status: number, answer: string, address: FragmentAddress): void {
    const body = parseJson(answer);
    const refusal = readRefusal(body, origin);
    if (!isForReaders(status, body)) {
      this.#fail(`${status} ${refusal.words}`, address);
      return;
    }
    const html = `${status} ${refusal.words}`;
    this.#status.textContent = '';
    if (this.#shown?.html === html) return;
    this.#shown = { address: address.fragment, html };
    replaceContent(this.#root, this.#status, refusalNotice(status, refusal));
    this.#tell('refuse', { status, message: refusal.words });
  }

  /** What is there stays: the text that was loaded from there, or else what the page has inside the element. */
  #fail(reason: string, address: FragmentAddress | null): void {
    if (this.#shown !== undefined && this.#shown.address !== address?.fragment) {
      this.#shown = undefined;
      replaceContent(this.#root, this.#status, document.createElement('slot'));
    }
    const words =
      this.#shown === undefined
        ? 'The current text could not be loaded.'
        : 'Whether this text is still current could not be checked.';
    const link =
      address === null
        ? null
        : { words: `Read it at ${new URL(address.page).host}.`, url: address.page };
    this.#status.replaceChildren(...paragraph(words, link).childNodes);
    this.#tell('error', { message: reason });
  }
}

// Two pages' worth of the same script may be in one page.
if (customElements.get(elementName) === undefined) {
  customElements.define(elementName, ExplainerSection);
}
