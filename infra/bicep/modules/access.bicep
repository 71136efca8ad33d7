metadata description = '''
Every right that the app has in Azure, and nothing else. tests/infra holds this list against its own.
The database is not here: its rights are SQL (infra/database-role.sql).
'''

param identityName string
param appStorageName string
param archiveName string
param archiveContainer string
param vaultName string

@description('The secrets that settings refer to. Each must be in the vault before the app is told of it.')
param secretNames string[]
param insightsName string

@description('The storage backend keeps Durable Task in queues and tables of the app\'s storage.')
param storageBackend bool

@description('Empty with the storage backend.')
param schedulerName string
param taskHubName string

var roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  vaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  vaultCryptoUser: '12338af0-0e69-4776-bea7-57ae8d297424'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  durableTaskContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

// Names of assignments are made of the identity's address and not of its object id, so that what-if can foretell them.
// Should the identity ever be deleted and made again, its old assignments must be deleted first.
var principalId = identity.properties.principalId

resource appStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: appStorageName
}

resource archive 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: archiveName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource reports 'containers' existing = {
      name: archiveContainer
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName

  resource dataProtection 'keys' existing = {
    name: 'data-protection'
  }

  resource archiveSigning 'keys' existing = {
    name: 'archive-signing'
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' existing = [
  for name in secretNames: {
    parent: vault
    name: name
  }
]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' existing = if (!storageBackend) {
  name: '${schedulerName}/${taskHubName}'
}

resource hostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(appStorage.id, identity.id, roles.blobDataOwner)
  scope: appStorage
  properties: {
    description: 'The Functions host: leases, its own keys, the release it starts from, and the files of evidence.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataOwner)
  }
}

resource hostQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (storageBackend) {
  name: guid(appStorage.id, identity.id, roles.queueDataContributor)
  scope: appStorage
  properties: {
    description: 'Durable Task on storage: its control and work-item queues.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueDataContributor)
  }
}

resource hostTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (storageBackend) {
  name: guid(appStorage.id, identity.id, roles.tableDataContributor)
  scope: appStorage
  properties: {
    description: 'Durable Task on storage: histories and instances.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
  }
}

resource reports 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(archive::blobs::reports.id, identity.id, roles.blobDataContributor)
  scope: archive::blobs::reports
  properties: {
    description: 'Lays reports down and reads them. It cannot shorten or lift immutability: that takes an owner.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
  }
}

resource secrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in secretNames: {
    name: guid(secret[i].id, identity.id, roles.vaultSecretsUser)
    scope: secret[i]
    properties: {
      description: 'Reads this secret, which a setting refers to, and no other.'
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.vaultSecretsUser)
    }
  }
]

resource sessions 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::dataProtection.id, identity.id, roles.vaultCryptoUser)
  scope: vault::dataProtection
  properties: {
    description: 'Wraps the keys of sign-ins and forms, so that they survive a cold start.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.vaultCryptoUser)
  }
}

resource signing 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::archiveSigning.id, identity.id, roles.vaultCryptoUser)
  scope: vault::archiveSigning
  properties: {
    description: 'Signs reports and registers; the private key stays in the vault.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.vaultCryptoUser)
  }
}

resource telemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, roles.metricsPublisher)
  scope: insights
  properties: {
    description: 'Sends logs and measurements.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
  }
}

resource orchestrations 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!storageBackend) {
  name: guid(hub.id, identity.id, roles.durableTaskContributor)
  scope: hub
  properties: {
    description: 'Runs orchestrations in the task hub.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.durableTaskContributor)
  }
}
