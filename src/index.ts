import type { Core } from '@strapi/strapi';
import { installFrontDoor } from './delivery/front-door/install-front-door';
import { installOneSnapshot } from './delivery/one-snapshot';
import { installArticleOwnsSections } from './editing/article-owns-sections';
import { installClone } from './editing/clone';
import { installFillSlug } from './editing/fill-slug';
import { installPublishTargets } from './editing/publish-targets';
import { installRelinkedEntries } from './editing/relink-entries';
import { installSectionAddress } from './editing/section-address';
import { installSectionBody } from './editing/section-body';
import { installSectionHoldsSections } from './editing/section-holds-sections';
import { installSectionParent } from './editing/section-parent';
import { installSlugConflict } from './editing/slug-conflict';
import { installTurns } from './editing/take-turns';
import { installUniqueSlugs } from './editing/unique-slugs';
import { readEnvironment } from './environment/read-environment';
import { installBatchedSchema } from './graphql/batching/batched-schema';
import { installExplainerQueries } from './graphql/explainer-queries';
import { installNullArguments } from './graphql/null-arguments';
import { installHiddenTables } from './graphql/hide-tables';
import { importFirstContent } from './importer/apply/import-first-content';
import { catchUpLedger } from './ledger/catch-up';
import { installLedger } from './ledger/install-ledger';
import { installEditorViews } from './operations/editor-views';
import { installEnding } from './operations/ending';
import { installFirstAdministrator } from './operations/first-administrator';
import { installHealth } from './operations/health';
import { installLandingPage } from './operations/landing-page';
import { installSchemaAsText } from './operations/schema-as-text';
import { installPublicPermissions } from './security/public-permissions';
import { installPublicRole } from './security/public-role';
import { installPublishedOnly } from './security/published-only';
import { removeDefaultApiTokens } from './security/remove-default-api-tokens';
import { installQueryTypes } from './security/query-types';
import { installSlugLookup } from './security/slug-lookup';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const environment = readEnvironment(process.env);
    installEnding(strapi, environment);
    installHealth(strapi);
    installLandingPage(strapi, environment);
    installSchemaAsText(strapi);
    installEditorViews(strapi);
    installOneSnapshot(strapi);
    installQueryTypes(strapi);
    installPublishedOnly(strapi);
    installSlugLookup(strapi);
    installTurns(strapi);
    installLedger(strapi);
    installHiddenTables(strapi);
    installExplainerQueries(strapi);
    installNullArguments(strapi);
    installBatchedSchema(strapi);
    installSlugConflict(strapi);
    installArticleOwnsSections(strapi);
    installSectionHoldsSections(strapi);
    installSectionParent(strapi);
    installPublishTargets(strapi);
    installRelinkedEntries(strapi);
    installClone(strapi);
    installFillSlug(strapi);
    installSectionBody(strapi);
    installSectionAddress(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    installFrontDoor(strapi);
    installPublicPermissions(strapi);
    await installUniqueSlugs(strapi);
    await installPublicRole(strapi);
    await catchUpLedger(strapi);
    await removeDefaultApiTokens(strapi);
    const environment = readEnvironment(process.env);
    await installFirstAdministrator(strapi, environment);
    if (environment.importContent) await importFirstContent(strapi);
  },
};
