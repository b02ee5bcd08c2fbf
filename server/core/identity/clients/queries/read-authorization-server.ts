// The metadata of RFC 8414, by which a program finds where to ask for its token.
import { readAuthorizationServer } from '#contract/clients.ts';
import { query } from '../../../core-operation.ts';
import { shapeOf } from '../../../handle.ts';
import { issuerOf } from '../issuer.ts';

export const readAuthorizationServerQuery = query(readAuthorizationServer, async (reader) => {
  const issuer = issuerOf(shapeOf(reader).services.config);
  return {
    issuer,
    token_endpoint: `${issuer}/api/oauth/token`,
    jwks_uri: `${issuer}/api/oauth/jwks`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    service_documentation: `${issuer}/api/docs`,
  };
});
