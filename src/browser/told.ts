import type { Refusal } from './refusal';

/** A paragraph of words, and where to read on. */
export const paragraph = (words: string, link: Refusal['link']): HTMLElement => {
  const element = document.createElement('p');
  element.textContent = words;
  if (link !== null) {
    const anchor = document.createElement('a');
    anchor.href = link.url;
    anchor.rel = 'noopener';
    anchor.textContent = link.words;
    element.append(' ', anchor);
  }
  return element;
};

/** What stands in place of a text that there is not, any more or for other sites. */
export const refusalNotice = (status: number, { words, link }: Refusal): HTMLElement => {
  const article = document.createElement('div');
  article.className = 'explainer';
  // The server's reasons are in English, whatever the page is in.
  article.lang = 'en';
  const warning = paragraph(words, link);
  warning.className = 'warning';
  warning.dataset.kind = status === 410 ? 'retracted' : 'withheld';
  article.append(warning);
  return article;
};
