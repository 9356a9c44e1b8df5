import type { Core } from '@strapi/strapi';

export default (): Core.Config.Api => ({
  rest: { defaultLimit: 25, maxLimit: 100, withCount: true },
  // A wrong value of `status` or `locale` is an error instead of an answer with drafts in it.
  documents: { strictParams: true },
});
