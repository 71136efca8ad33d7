import { databaseOwner, databaseSize } from '../types.bicep'

metadata description = 'The store. There is no password: people and the app come with tokens of the directory.'

param name string
param location string
param tags object
param privateNetwork bool
param databaseName string
param owner databaseOwner
param size databaseSize

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: size.sku
    tier: size.tier
  }
  properties: {
    version: '17'
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: 'Disabled'
      tenantId: tenant().tenantId
    }
    backup: {
      backupRetentionDays: size.backupDays
      geoRedundantBackup: size.geoRedundantBackup ? 'Enabled' : 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
    network: {
      publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    }
    storage: {
      storageSizeGB: size.storageGB
      autoGrow: 'Enabled'
    }
  }
}

// The server takes one change at a time, so each of these waits for the one before.
resource minimumTls 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2025-08-01' = {
  parent: server
  name: 'ssl_min_protocol_version'
  properties: {
    value: 'TLSv1.2'
    source: 'user-override'
  }
}

resource administrator 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2025-08-01' = {
  parent: server
  name: owner.objectId
  properties: {
    principalName: owner.name
    principalType: owner.type
    tenantId: tenant().tenantId
  }
  dependsOn: [minimumTls]
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01' = {
  parent: server
  name: databaseName
  properties: {
    charset: 'UTF8'
    // Ordered by code points, as SQLite orders: both providers answer alike. (The pattern in the type matches nothing.)
    #disable-next-line BCP416
    collation: 'C'
  }
  dependsOn: [administrator]
}

// 0.0.0.0 stands for 'from inside Azure'; a token is needed all the same.
resource azure 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2025-08-01' = if (!privateNetwork) {
  parent: server
  name: 'azure-services'
  properties: {
    startIpAddress: '0.0.0.0'
    endIpAddress: '0.0.0.0'
  }
  dependsOn: [database]
}

output id string = server.id
output host string = server.properties.fullyQualifiedDomainName
output databaseName string = database.name
