import path from 'node:path';
import { validate } from '@strapi/utils';
import { installWordsValidatedOnce } from '../../src/security/words-validated-once';

const core = path.join(__dirname, '../../node_modules/@strapi/core');
const ofDocuments = path.join(core, 'dist/services/document-service/repository.js');

describe('The document service of Strapi', () => {
  const attributes = { slug: { type: 'string' } };
  const type = { uid: 'api::section.section', modelType: 'contentType', attributes };
  const asked: object[] = [];
  const strapi = {
    contentType: () => type,
    getModel: () => type,
    get: () => ({ transform: (_uid: string, { filters }: { filters: object }) => filters }),
    config: { get: () => undefined },
    db: {
      transaction: (work: () => Promise<unknown>) => work(),
      query: () => ({ findMany: async (query: object) => asked.push(query) }),
    },
    plugin: () => ({ service: () => ({ isLocalizedContentType: () => false }) }),
  };

  beforeAll(() => Object.assign(globalThis, { strapi }));
  afterAll(() => Reflect.deleteProperty(globalThis, 'strapi'));

  it('looks its validators up with each call, so that words that were let through are not validated again', async () => {
    const validators = validate.validators;
    const { validateFilters } = validators;
    let judged = 0;
    Object.assign(validators, {
      validateFilters: (...given: Parameters<typeof validateFilters>) => {
        judged += 1;
        return validateFilters(...given);
      },
    });
    installWordsValidatedOnce();
    const { createContentTypeRepository } = jest.requireActual(ofDocuments);
    const documents = createContentTypeRepository(type.uid);
    for (let time = 0; time < 3; time += 1) {
      await documents.findMany({ filters: { slug: { $eq: 'one' } } });
    }
    expect([judged, asked.length]).toEqual([1, 3]);
    for (let time = 0; time < 2; time += 1) {
      const wrong = documents.findMany({ filters: { nothing: { $eq: 'one' } } });
      await expect(wrong).rejects.toThrow('Invalid key nothing');
    }
    expect([judged, asked.length]).toEqual([3, 3]);
  });
});
