export default {
  routes: [
    {
      method: 'GET',
      path: '/partners/views',
      handler: 'partner.findViews',
      // By a partner's key alone, which is an API token with this right (security/token-kinds.ts).
      config: { auth: { strategies: ['content-api-token'] } },
    },
  ],
};
