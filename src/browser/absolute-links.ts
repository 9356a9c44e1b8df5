/** Lets links that name no host lead to our server: a server that does not know its own address writes such, and here another site would be meant. */
export const absoluteLinks = (root: ParentNode, origin: string): void => {
  for (const anchor of root.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) {
    anchor.href = `${origin}${anchor.getAttribute('href') ?? ''}`;
  }
};
