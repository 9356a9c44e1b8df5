import type { Core, UID } from '@strapi/strapi';

interface ShadowField {
  disableInput: () => void;
}
interface Extension {
  shadowCRUD: (uid: UID.ContentType) => { field: (name: string) => ShadowField };
}

/** Keeps what only our own code writes out of the GraphQL inputs: Strapi leaves private attributes out of the outputs only. */
export const hidePrivateInputs = (strapi: Core.Strapi): void => {
  const { shadowCRUD } = strapi.plugin('graphql').service<Extension>('extension');
  shadowCRUD('api::article.article').field('sourceText').disableInput();
  shadowCRUD('api::section.section').field('address').disableInput();
};
