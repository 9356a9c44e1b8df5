import { HtmlValidate } from 'html-validate';

const validate = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // A fragment begins at the heading level of the page around it.
    'heading-level': 'off',
    // The JSON-LD and the style of a page stand in it, so that a frame takes one request.
    'long-title': 'off',
    'require-sri': 'off',
    // Written by markdown-it, and as good as the other way.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    // Each is a box on its own, named by its heading.
    'prefer-native-element': 'off',
    'no-raw-characters': 'off',
  },
});

/** What is wrong with a page or a fragment of HTML, each as `line:column rule message`. */
export const htmlProblems = async (html: string): Promise<string[]> => {
  const { results } = await validate.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId} ${message}`),
  );
};
