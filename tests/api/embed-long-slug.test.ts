import { createEmbeddable } from '../support/embeds';
import { onEveryDatabase } from '../support/running-app';

const slug = 'a'.repeat(10_000);

onEveryDatabase('A name of ten thousand letters is told what a name is, at every door', (app) => {
  it('400, in few words that do not repeat it', async () => {
    const { slug: known } = await createEmbeddable(app());
    const asked = (path: string) => `/oembed?url=${encodeURIComponent(`${app().url}${path}`)}`;
    const frames = [
      [`/embed/${slug}`, 'an explainer'],
      [`/embed/${known}/${slug}`, 'a section'],
      [`/embed/${slug}/-/side-effects`, 'an explainer'],
      [`/embed/${known}/-/conditions/${slug}`, 'a condition'],
    ] as const;
    const doors = [
      ...frames,
      // An address that is longer is told its length, and not read.
      ...frames.map(
        ([path, what]) => [asked(path.replace(slug, slug.slice(0, 1_900))), what] as const,
      ),
      // What the element asks for, and servers of partners.
      [`/api/explainers/${slug}?format=html&headingLevel=2`, 'an explainer'],
      [`/api/explainers/${known}/sections/${slug}?format=html`, 'a section'],
      [`/api/explainers/${slug}/side-effects?format=html&shadow=open`, 'an explainer'],
      [`/api/explainers/${known}/conditions/${slug}?format=html`, 'a condition'],
    ] as const;
    for (const [path, what] of doors) {
      const { status, text } = await app().request.get(path);
      const door = path.replace(slug, '…');
      expect([door, status]).toEqual([door, 400]);
      expect([door, text]).toEqual([
        door,
        expect.stringContaining(
          `the slug of ${what}: lower-case letters and digits with single hyphens between, at most 120 characters`,
        ),
      ]);
      expect(text).not.toContain('a'.repeat(200));
    }
  });

  it('and what is longer than any address may be, how long one may be: 414', async () => {
    const { status, text } = await app().request.get(`/embed/${slug}${slug.slice(0, 2_500)}`);
    expect([status, text]).toEqual([414, expect.stringContaining('at most 12000 characters')]);
  });
});
