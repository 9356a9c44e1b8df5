/** The address that a request has by which the front door asks Strapi: a word that no connection has for one. */
export const doorAddress = 'front door';
