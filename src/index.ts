import type { Core } from '@strapi/strapi';
import { installArticleOwnsSections } from './editing/article-owns-sections';
import { installClone } from './editing/clone';
import { installFillSlug } from './editing/fill-slug';
import { installSectionAddress } from './editing/section-address';
import { installSectionBody } from './editing/section-body';
import { installSectionHoldsSections } from './editing/section-holds-sections';
import { installSlugConflict } from './editing/slug-conflict';
import { installTurns } from './editing/take-turns';
import { installUniqueSlugs } from './editing/unique-slugs';
import { readEnvironment } from './environment/read-environment';
import { importFirstContent } from './importer/apply/import-first-content';
import { installEditorViews } from './operations/editor-views';
import { installFirstAdministrator } from './operations/first-administrator';
import { installLandingPage } from './operations/landing-page';
import { installSchemaAsText } from './operations/schema-as-text';
import { removeDefaultApiTokens } from './security/remove-default-api-tokens';
import { installPublicRole } from './security/public-role';
import { installPublishedOnly } from './security/published-only';
import { installSlugLookup } from './security/slug-lookup';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    installLandingPage(strapi, readEnvironment(process.env));
    installSchemaAsText(strapi);
    installEditorViews(strapi);
    installPublishedOnly(strapi);
    installSlugLookup(strapi);
    installTurns(strapi);
    installSlugConflict(strapi);
    installArticleOwnsSections(strapi);
    installSectionHoldsSections(strapi);
    installClone(strapi);
    installFillSlug(strapi);
    installSectionBody(strapi);
    installSectionAddress(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await installUniqueSlugs(strapi);
    await installPublicRole(strapi);
    await removeDefaultApiTokens(strapi);
    const environment = readEnvironment(process.env);
    await installFirstAdministrator(strapi, environment);
    if (environment.importContent) await importFirstContent(strapi);
  },
};
