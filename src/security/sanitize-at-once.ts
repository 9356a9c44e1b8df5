import type { Core } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import { pause } from '../event-loop/pause';
import { isRecord } from '../explainer/is-record';
import { hasScope } from '../strapi/has-scope';
import { applyOutputRules, outputRules, type OutputRules } from './output-rules';

/**
 * Those that Strapi's plugin for users registers, which looks at roles of users only, and that in which others are let in between
 * documents (`event-loop/pause-between-documents.ts`).
 */
const knownSanitizers = 2;

/** By what it is known what a reader may find: of those who show no credential, the rights of all of them. */
const keyOf = (auth: Record<string, unknown>): object =>
  auth.credentials === null && isRecord(auth.ability) ? auth.ability : auth;

/** Gives the rules for a type and a reader, which are made once for the same rights. */
const rulesIn = (strapi: Core.Strapi) => {
  type Schemas = typeof strapi.contentTypes & typeof strapi.components;
  const schemas = new Map<string, Schemas[keyof Schemas]>(
    Object.values({ ...strapi.contentTypes, ...strapi.components }).map((one) => [one.uid, one]),
  );
  const attributesOf = (uid: string) => schemas.get(uid)?.attributes ?? {};
  const isPrivate = (uid: string, name: string): boolean => {
    const schema = schemas.get(uid);
    return schema !== undefined && contentTypes.isPrivateAttribute(schema, name);
  };
  const uids = [...schemas.keys()].filter((uid) => uid.startsWith('api::'));
  const make = async (auth: object): Promise<(uid: string) => OutputRules | null> => {
    const found = new Set<string>();
    for (const uid of uids) if (await hasScope(strapi, auth, `${uid}.find`)) found.add(uid);
    const known = new Map<string, OutputRules | null>();
    return (uid) => {
      let rules = known.get(uid);
      if (rules === undefined) {
        rules = outputRules(uid, { attributesOf, isPrivate, mayFind: (one) => found.has(one) });
        known.set(uid, rules);
      }
      return rules;
    };
  };
  const made = new WeakMap<object, ReturnType<typeof make>>();
  return async (uid: string, auth: Record<string, unknown>): Promise<OutputRules | null> => {
    if (!uid.startsWith('api::')) return null;
    const key = keyOf(auth);
    let rules = made.get(key);
    if (rules === undefined) {
      rules = make(auth);
      made.set(key, rules);
      // Whoever may read what could not be asked now is asked again.
      rules.catch(() => made.delete(key));
    }
    return (await rules)(uid);
  };
};

/**
 * Looks at each attribute of an answer once and without a promise. Strapi goes through it three times, with a promise for each document and each
 * component, and for each relation another; that was half the work of a populated answer of REST. What it says of a type is worked out before
 * (`output-rules.ts`); where the values decide, or another plugin has something to say, all is left to it.
 */
export const installSanitizeAtOnce = (strapi: Core.Strapi): void => {
  const { sanitize } = strapi.contentAPI;
  const { output: sanitizeOutput } = sanitize;
  const rulesOf = rulesIn(strapi);
  sanitize.output = async (data, schema, options) => {
    const auth = options?.auth;
    const isKnown = strapi.sanitizers.get('content-api.output').length === knownSanitizers;
    const rules = isKnown && isRecord(auth) ? await rulesOf(schema.uid, auth) : null;
    if (rules === null) return sanitizeOutput(data, schema, options);
    if (!Array.isArray(data)) return applyOutputRules(data, rules);
    const answered: unknown[] = [];
    for (const document of data) {
      answered.push(applyOutputRules(document, rules));
      await pause();
    }
    return answered;
  };
};
