import type { Core } from '@strapi/strapi';
import { installEmbedScripts } from './api/embed/install-embed-scripts';
import { installEmbeds } from './api/embed/install-embeds';
import {
  endCountingViews,
  installPartners,
  startCountingViews,
} from './api/embed/install-partners';
import { installFrontDoor } from './delivery/front-door/install-front-door';
import { installOneSnapshot } from './delivery/one-snapshot';
import { installArticleOwnsSections } from './editing/article-owns-sections';
import { installClone } from './editing/clone';
import { installDefaultLocale } from './editing/default-locale';
import { installFillSlug } from './editing/fill-slug';
import { installPartnerOrigins } from './editing/partner-origins';
import { installPartnerSite } from './editing/partner-site';
import { installPublishTargets } from './editing/publish-targets';
import { installVersions } from './editing/refuse-older-versions';
import { installRelinkedEntries } from './editing/relink-entries';
import { installSectionAddress } from './editing/section-address';
import { installSectionBody } from './editing/section-body';
import { installSectionHoldsSections } from './editing/section-holds-sections';
import { installSectionParent } from './editing/section-parent';
import { installSlugConflict } from './editing/slug-conflict';
import { installTakenAddresses } from './editing/taken-addresses';
import { installTurns } from './editing/take-turns';
import { installUniqueSlugs } from './editing/unique-slugs';
import { readEnvironment } from './environment/read-environment';
import { installDocumentPauses } from './event-loop/pause-between-documents';
import { installStatementPauses } from './event-loop/pause-between-statements';
import { installPanelViews } from './api/partner/install-panel-views';
import { installBatchedSchema } from './graphql/batching/batched-schema';
import { installClosedFields } from './graphql/closed-fields';
import { installExplainerQueries } from './graphql/explainer-queries';
import { installNullArguments } from './graphql/null-arguments';
import { installHiddenTables } from './graphql/hide-tables';
import { importFirstContent } from './importer/apply/import-first-content';
import { catchUpLedger } from './ledger/catch-up';
import { installLedger } from './ledger/install-ledger';
import { installAccessLog } from './operations/access-log/install-access-log';
import { installEditorViews } from './operations/editor-views';
import { installEnding } from './operations/ending';
import { installFirstAdministrator } from './operations/first-administrator';
import { installHealth } from './operations/health';
import { installMetrics } from './operations/metrics/install-metrics';
import { installLandingPage } from './operations/landing-page';
import { installSchemaAsText } from './operations/schema-as-text';
import { endStartTurn, installStartInTurn } from './operations/start-in-turn';
import { installPreviews } from './preview/install-previews';
import { installBoundRestAnswers } from './security/bound-rest-answers';
import { installPanelRoles } from './security/install-panel-roles';
import { installPluginRoutes } from './security/plugin-routes';
import { installPublicPermissions } from './security/public-permissions';
import { installPublicRole } from './security/public-role';
import { installPublishedOnly } from './security/published-only';
import { removeDefaultApiTokens } from './security/remove-default-api-tokens';
import { installQueryTypes } from './security/query-types';
import { installSlugLookup } from './security/slug-lookup';
import { installUploadSweep } from './security/sweep-uploads';
import { installTokenBounds } from './security/token-bounds';
import { installTokensExpire, warnOfEndlessTokens } from './security/tokens-expire';
import { installThrottles } from './security/throttle/install-throttles';
import { installUnreadableRequests } from './security/unreadable-requests';
import { installTrustedDocuments } from './security/trusted-documents/install-trusted-documents';
import { outliveBrokenConnections } from './strapi/connections';

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const environment = readEnvironment(process.env);
    installStartInTurn(strapi);
    outliveBrokenConnections(strapi);
    installStatementPauses(strapi);
    installDocumentPauses(strapi);
    installEnding(strapi, environment);
    installHealth(strapi);
    const measure = installMetrics(strapi, environment);
    installAccessLog(strapi, environment, measure);
    installUnreadableRequests(strapi);
    installUploadSweep(strapi);
    installThrottles(strapi, environment);
    installPluginRoutes(strapi);
    installLandingPage(strapi, environment);
    installSchemaAsText(strapi);
    installEmbedScripts(strapi);
    installPartners(strapi, environment);
    installEmbeds(strapi);
    installPanelViews(strapi);
    installEditorViews(strapi);
    installPreviews(strapi, environment);
    installOneSnapshot(strapi);
    installTrustedDocuments(strapi, environment);
    installQueryTypes(strapi);
    installPublishedOnly(strapi);
    await installTokenBounds(strapi);
    installTokensExpire(strapi);
    installDefaultLocale(strapi);
    installSlugLookup(strapi);
    installTurns(strapi);
    installVersions(strapi);
    installLedger(strapi);
    installHiddenTables(strapi);
    installExplainerQueries(strapi);
    installNullArguments(strapi);
    installBatchedSchema(strapi);
    installClosedFields(strapi);
    installSlugConflict(strapi);
    installArticleOwnsSections(strapi);
    installSectionHoldsSections(strapi);
    installSectionParent(strapi);
    installPublishTargets(strapi);
    installPartnerOrigins(strapi);
    installPartnerSite(strapi);
    installRelinkedEntries(strapi);
    installClone(strapi);
    installFillSlug(strapi);
    installTakenAddresses(strapi);
    installSectionBody(strapi);
    installSectionAddress(strapi);
    installBoundRestAnswers(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    installFrontDoor(strapi);
    await startCountingViews(strapi);
    installPublicPermissions(strapi);
    await installUniqueSlugs(strapi);
    await installPublicRole(strapi);
    await installPanelRoles(strapi);
    await catchUpLedger(strapi);
    await removeDefaultApiTokens(strapi);
    warnOfEndlessTokens(strapi);
    const environment = readEnvironment(process.env);
    await installFirstAdministrator(strapi, environment);
    if (environment.importContent) await importFirstContent(strapi);
    await endStartTurn(strapi);
  },

  destroy: ({ strapi }: { strapi: Core.Strapi }) => endCountingViews(strapi),
};
