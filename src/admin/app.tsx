import type { StrapiApp } from '@strapi/strapi/admin';
import { ConflictDialog } from './conflict-dialog';
import { PartnerViews } from './partner-views';
import { watchVersions } from './watch-versions';

interface SidePanels extends Record<string, unknown> {
  addEditViewSidePanel: (panels: (typeof PartnerViews)[]) => void;
}

/** Strapi does not say in its types what the content manager offers. */
const hasSidePanels = (apis: Record<string, unknown>): apis is SidePanels =>
  typeof apis.addEditViewSidePanel === 'function';

export default {
  register() {
    watchVersions();
  },
  bootstrap(app: StrapiApp) {
    const contentManager = app.getPlugin('content-manager');
    contentManager.injectComponent('editView', 'right-links', {
      name: 'conflict',
      Component: ConflictDialog,
    });
    const { apis } = contentManager;
    if (hasSidePanels(apis)) apis.addEditViewSidePanel([PartnerViews]);
  },
};
