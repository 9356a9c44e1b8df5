import { areFiles, signFiles } from '../../../src/graphql/batching/sign-files';

describe('Files that are loaded in one batch', () => {
  it('have the addresses that Strapi signs, each where it stood', async () => {
    const signFileUrls = async (file: { url: string }) => ({ ...file, url: `${file.url}?signed` });
    const strapi = { plugin: () => ({ service: () => ({ signFileUrls }) }) };
    const rows = new Map([
      [1, [{ url: 'b' }, { url: 'a' }]],
      [2, []],
      [3, [{ url: 'a' }]],
    ]);
    expect([...(await signFiles(strapi as any, rows))]).toEqual([
      [1, [{ url: 'b?signed' }, { url: 'a?signed' }]],
      [2, []],
      [3, [{ url: 'a?signed' }]],
    ]);
  });

  it('are those of the upload plugin alone', () => {
    expect([areFiles('plugin::upload.file'), areFiles('api::section.section')]).toEqual([
      true,
      false,
    ]);
  });
});
