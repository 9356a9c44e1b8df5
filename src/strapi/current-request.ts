import type { Core } from '@strapi/strapi';

/** The HTTP request that the code runs for, if it runs for one. */
export const currentRequest = (
  strapi: Core.Strapi,
):
  | { isContentApi: boolean; isGraphql: boolean; isRestWrite: boolean; isRestDelete: boolean }
  | undefined => {
  const context = strapi.requestContext.get() as
    | { state?: { route?: { method?: string; info?: { type?: string } } } }
    | undefined;
  const route = context?.state?.route;
  const isContentApi = route?.info?.type === 'content-api';
  // GraphQL puts a route of its own in place, without a method.
  return (
    context && {
      isContentApi,
      isGraphql: isContentApi && route.method === undefined,
      isRestWrite: route?.method !== undefined && route.method !== 'GET',
      isRestDelete: isContentApi && route.method === 'DELETE',
    }
  );
};

/** Who the code runs for, in words: an administrator, an API token, or nobody who is logged in, such as a command. */
export const currentActor = (strapi: Core.Strapi): string => {
  const context = strapi.requestContext.get() as
    | {
        state?: {
          auth?: { strategy?: { name?: string }; credentials?: { name?: string } };
          user?: { firstname?: string; lastname?: string; username?: string; email?: string };
        };
      }
    | undefined;
  if (context === undefined) return 'command';
  const { auth, user } = context.state ?? {};
  if (auth?.strategy?.name === 'content-api-token')
    return `API token ${auth.credentials?.name ?? ''}`.trim();
  const name = [user?.firstname, user?.lastname].filter(Boolean).join(' ');
  return name || user?.username || user?.email || 'anonymous';
};
