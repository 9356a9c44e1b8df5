export const articleUid = 'api::article.article';
export const sectionUid = 'api::section.section';
export const changeUid = 'api::change.change';
export const revisionUid = 'api::revision.revision';
