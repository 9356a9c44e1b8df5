/** How many conditions and orders a query may have in all: Strapi takes a millisecond or more for each, several times over. */
export const mostTerms = 50;
