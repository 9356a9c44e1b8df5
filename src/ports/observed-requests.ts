import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '@strapi/strapi';

/** A request that was answered, or whose reader went away before. */
export interface ObservedRequest {
  requestId: string;
  /** Undefined, as the address is, where the request could not be read. */
  method: string | undefined;
  /** As it was sent. */
  address: string | undefined;
  /** The pattern of the route that it took; undefined where there is none. */
  route: string | undefined;
  status: number;
  /** Of the body as it was sent; undefined where that was not known before. */
  bytes: number | undefined;
  /** `Cache-Status` (RFC 9211). */
  cache: string | undefined;
  milliseconds: number;
  isAborted: boolean;
}

/** Sees every request that takes longer than to look into memory, from when it comes to when it is answered. */
export interface RequestObserver {
  /** Whether what is answered from memory is watched too. */
  watchesHits: boolean;
  /** Watches a request until it is answered, and names it on its answer; more than once is the same. @returns its id */
  watch: (request: IncomingMessage, response: ServerResponse) => string;
  /** Says on the answer to a request that is not watched which name it came with. */
  name: (requestId: string, response: ServerResponse) => void;
  /** Tells of a request that could not be read, and what it was answered. @returns its id */
  tellUnreadable: (status: number) => string;
  /** The pattern of the route that a request took, such as `/api/articles/:id`, kept by its answer; never an address. */
  tellRoute: (response: object, route: string | undefined) => void;
  routeOf: (response: object) => string | undefined;
  /** How many requests that are watched wait for their answers. */
  inFlight: () => number;
}

/** Whoever answers a request finds its id in this header, whether it came with one or was given one here. */
export const requestIdHeader = 'x-request-id';

export const requestObserverOf = (strapi: Core.Strapi): RequestObserver =>
  strapi.get<RequestObserver>('requestObserver');

/** What the front door did, counted since the start. */
export interface CacheCounts {
  hits: number;
  /** Of the hits, those that were answered 304. */
  notModified: number;
  misses: number;
  /** Answered from memory because the database was away. */
  stale: number;
  /** By reason. */
  bypasses: Map<string, number>;
}

/** What the front door tells of itself; nothing where there is none. */
export interface CacheFigures {
  counts: CacheCounts;
  bytes: () => number;
  entries: () => number;
  mostBytes: number;
}

/** Undefined where no answers are kept in memory. */
export const cacheFiguresOf = (strapi: Core.Strapi): CacheFigures | undefined =>
  strapi.has('cacheFigures') ? strapi.get<CacheFigures>('cacheFigures') : undefined;
