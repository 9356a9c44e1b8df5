interface Titled {
  explainer: { title: string };
  section?: { heading: string } | null;
  part?: { title: string };
}

/** What a page is called: by what it shows, and by the explainer that this is a part of. */
export const pageTitle = ({ explainer, section, part }: Titled): string => {
  const name = part?.title ?? section?.heading;
  return name === undefined ? explainer.title : `${name} – ${explainer.title}`;
};
