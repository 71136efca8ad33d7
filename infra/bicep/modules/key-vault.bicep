metadata description = 'Keys that never leave, and the few secrets that others insist on. Rights are roles.'

param name string
param location string
param tags object
param privateNetwork bool

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: {
      family: 'A'
      name: 'standard'
    }
    tenantId: tenant().tenantId
    enableRbacAuthorization: true
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
    }
  }
}

resource sessions 'Microsoft.KeyVault/vaults/keys@2025-05-01' = {
  parent: vault
  name: 'data-protection'
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
  }
}

resource signing 'Microsoft.KeyVault/vaults/keys@2025-05-01' = {
  parent: vault
  name: 'archive-signing'
  properties: {
    kty: 'EC'
    curveName: 'P-256'
    keyOps: ['sign', 'verify']
  }
}

output name string = vault.name
output id string = vault.id
output uri string = vault.properties.vaultUri
output dataProtectionKey string = sessions.properties.keyUri
output archiveSigningKey string = signing.properties.keyUri
