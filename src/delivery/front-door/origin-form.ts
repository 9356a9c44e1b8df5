import type { RequestListener } from 'node:http';

/**
 * Hands on each request with the path and query of its address alone, also where it was sent whole, as to a proxy
 * (https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2): Koa fails on a whole one that is no URL.
 */
export const inOriginForm =
  (next: RequestListener): RequestListener =>
  (request, response) => {
    const { url = '' } = request;
    if (!url.startsWith('/') && url !== '*') {
      const rest = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
      request.url = rest.startsWith('/') ? rest : `/${rest}`;
    }
    next(request, response);
  };
