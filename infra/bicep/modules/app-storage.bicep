metadata description = 'What the app stores: releases, leases, evidence and, with that backend, Durable Task itself.'

param name string
param location string
param tags object
param privateNetwork bool

@description('The container that the app is started from.')
param releasesContainer string

@description('The container of the files that networks hand in as evidence.')
param evidenceContainer string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    // What is swept or deleted by mistake can be brought back for so many days.
    deleteRetentionPolicy: {
      enabled: true
      days: 14
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 14
    }
  }
}

resource releases 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: releasesContainer
  properties: {
    publicAccess: 'None'
  }
}

resource evidence 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: evidenceContainer
  properties: {
    publicAccess: 'None'
  }
}

output name string = account.name
output id string = account.id
output evidenceUrl string = '${account.properties.primaryEndpoints.blob}${evidence.name}'
output releasesUrl string = '${account.properties.primaryEndpoints.blob}${releases.name}'
