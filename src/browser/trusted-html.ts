interface Factory {
  createPolicy: (
    name: string,
    rules: { createHTML: (text: string) => string },
  ) => { createHTML: (text: string) => string };
}

declare global {
  interface Window {
    /** Not in every browser (Trusted Types). */
    trustedTypes?: Factory;
  }
}

/** Pages that ask for trusted types have to allow this name: `trusted-types explainer-embed`. */
const policy = window.trustedTypes?.createPolicy('explainer-embed', {
  createHTML: (text) => text,
});

/** Reads HTML of our server, in which there is data for machines and no script that runs; in a template none would. */
export const parseFragment = (html: string): DocumentFragment => {
  const template = document.createElement('template');
  template.innerHTML = policy?.createHTML(html) ?? html;
  return template.content;
};
