import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::side-effect.side-effect');
