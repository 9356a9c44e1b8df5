/** The environment of a server that computes every answer, as it does the first after a publish. */
export const withoutMemory = { RESPONSE_CACHE_MEGABYTES: '0' };
