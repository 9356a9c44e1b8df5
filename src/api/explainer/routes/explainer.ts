import { anyone } from '../anyone';

const get = (path: string, action: string) => ({
  method: 'GET',
  path,
  handler: `explainer.${action}`,
  // A token counts where one comes along; everybody else is anyone.
  config: { auth: { strategies: ['content-api-token', anyone] } },
});

export default {
  routes: [
    get('/explainers', 'find'),
    get('/explainers/:slug', 'findOne'),
    get('/explainers/:slug/sections/:section', 'findSection'),
    get('/explainers/:slug/side-effects', 'findSideEffects'),
    get('/explainers/:slug/conditions/:condition', 'findCondition'),
    get('/explainers/:slug/revisions', 'findRevisions'),
    get('/explainers/:slug/revisions/:range', 'compareRevisions'),
    get('/explainers/:slug/withheld', 'findWithheld'),
    get('/changes', 'findChanges'),
  ],
};
