/** Whether a write of the document service publishes: by itself, or by saving at once what is published. */
export const isPublish = (action: string, params: object): boolean =>
  action === 'publish' ||
  ((action === 'create' || action === 'update') &&
    'status' in params &&
    params.status === 'published');
