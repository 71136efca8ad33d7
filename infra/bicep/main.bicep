import {
  appScale
  archiveRules
  databaseOwner
  databaseSize
  durableBackend
  sendGridAccount
  staffSignIn
} from 'types.bicep'

metadata description = '''
ProgramFlows in one resource group, with one file of parameters an environment. Nothing here is a secret, and no key,
password or keyed connection string is made, read or given to anything.
'''

@allowed(['dev', 'test', 'prod'])
param environmentName string
param location string = resourceGroup().location
param backend durableBackend

@description('True: storage, database and vault are reached only inside a network, at the price of six endpoints.')
param privateNetwork bool
param scale appScale
param database databaseSize
param owner databaseOwner
param archive archiveRules
param logDays int
param logCapGB int

@description('Who is told of alerts and costs.')
param alertEmails string[]
param monthlyBudget int
param budgetStart string = utcNow('yyyy-MM-01')

@description('The commit that runs here now, kept as a tag of the app; the deployment of a new one changes it at its end.')
param release string

@description('The programme years that are carried through, such as honest-society-2570.')
@minLength(1)
param years string[]

param sendGrid sendGridAccount

@description('The name that messages come from; the programme\'s when empty.')
param senderName string

@description('Whom people ask, with a telephone number; the province alone when empty.')
param contact string

@description('The only domains that this installation may write to. Empty ones are left out; with none all may be.')
param onlyDomains string[]

@description('The address that becomes the first administrator\'s; empty afterwards.')
param firstAdministrator string
param staff staffSignIn

@description('Settings of this environment: name and value. Never a secret.')
param settings object = {}

@description('Settings whose value is a secret in the vault: name of the setting and name of the secret.')
param vaultSettings object = {}

var suffix = uniqueString(resourceGroup().id)
var prefix = 'programflows-${environmentName}'
var tags = { programflows: environmentName }
var names = {
  identity: '${prefix}-app'
  insights: '${prefix}-insights'
  appStorage: 'pf${environmentName}app${suffix}'
  releases: 'releases'
  evidence: 'evidence'
  archive: 'pf${environmentName}arc${suffix}'
  reports: 'reports'
  vault: 'pf-${environmentName}-${suffix}'
  server: '${prefix}-${suffix}'
  database: 'programflows'
  scheduler: '${prefix}-${suffix}'
  taskHub: 'programflows'
  app: '${prefix}-${suffix}'
}
var storageBackend = backend == 'storage'
var hasSendGrid = !empty(sendGrid.from)
var hasStaff = !empty(staff.authority)

// Setting by setting, which secret of the vault it is. The app may read these secrets and no other.
var secrets = union(
  hasSendGrid ? { ProgramFlows__SendGridKey: 'sendgrid-api-key' } : {},
  hasStaff ? { ProgramFlows__StaffClientSecret: 'staff-client-secret' } : {},
  vaultSettings
)

module identity 'modules/identity.bicep' = {
  params: { name: names.identity, location: location, tags: tags }
}

module observe 'modules/observe.bicep' = {
  params: {
    workspaceName: '${prefix}-logs'
    insightsName: names.insights
    location: location
    tags: tags
    retentionDays: logDays
    dailyCapGB: logCapGB
  }
}

module appStorage 'modules/app-storage.bicep' = {
  params: {
    name: names.appStorage
    location: location
    tags: tags
    privateNetwork: privateNetwork
    releasesContainer: names.releases
    evidenceContainer: names.evidence
  }
}

module archiveStorage 'modules/archive.bicep' = {
  params: {
    name: names.archive
    location: location
    tags: tags
    privateNetwork: privateNetwork
    containerName: names.reports
    rules: archive
    workspaceId: observe.outputs.workspaceId
  }
}

module vault 'modules/key-vault.bicep' = {
  params: { name: names.vault, location: location, tags: tags, privateNetwork: privateNetwork }
}

module store 'modules/database.bicep' = {
  params: {
    name: names.server
    location: location
    tags: tags
    privateNetwork: privateNetwork
    databaseName: names.database
    owner: owner
    size: database
  }
}

module scheduler 'modules/scheduler.bicep' = if (!storageBackend) {
  params: {
    name: names.scheduler
    location: location
    tags: tags
    taskHubName: names.taskHub
    retentionDays: 30
  }
}

var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  vault: 'privatelink.vaultcore.azure.net'
  postgresqlServer: 'privatelink.postgres.database.azure.com'
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: {
    name: '${prefix}-network'
    location: location
    tags: tags
    zones: [zones.blob, zones.queue, zones.table, zones.vault, zones.postgresqlServer]
  }
}

var storageType = 'Microsoft.Storage/storageAccounts'
var endpoints = [
  { name: 'app-blob', group: 'blob', target: resourceId(storageType, names.appStorage) }
  { name: 'app-queue', group: 'queue', target: resourceId(storageType, names.appStorage) }
  { name: 'app-table', group: 'table', target: resourceId(storageType, names.appStorage) }
  { name: 'archive-blob', group: 'blob', target: resourceId(storageType, names.archive) }
  { name: 'vault', group: 'vault', target: resourceId('Microsoft.KeyVault/vaults', names.vault) }
  {
    name: 'database'
    group: 'postgresqlServer'
    target: resourceId('Microsoft.DBforPostgreSQL/flexibleServers', names.server)
  }
]

module endpoint 'modules/private-endpoint.bicep' = [
  for endpoint in endpoints: if (privateNetwork) {
    params: {
      name: '${prefix}-${endpoint.name}'
      location: location
      tags: tags
      subnetId: network!.outputs.endpointSubnetId
      targetId: endpoint.target
      group: endpoint.group
      zone: zones[endpoint.group]
    }
    dependsOn: [appStorage, archiveStorage, vault, store]
  }
]

module access 'modules/access.bicep' = {
  params: {
    identityName: names.identity
    appStorageName: names.appStorage
    archiveName: names.archive
    archiveContainer: names.reports
    vaultName: names.vault
    secretNames: union(map(items(secrets), s => string(s.value)), [])
    insightsName: names.insights
    storageBackend: storageBackend
    schedulerName: names.scheduler
    taskHubName: names.taskHub
  }
  dependsOn: [identity, appStorage, archiveStorage, vault, observe, scheduler]
}

var hostSettings = {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
  APPLICATIONINSIGHTS_CONNECTION_STRING: observe.outputs.insightsAddress
  // What sends measurements would also tell its maker how it is used.
  APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true'
  AZURE_CLIENT_ID: identity.outputs.clientId
  AzureWebJobsDisableHomepage: 'true'
  AzureWebJobsStorage__accountName: names.appStorage
  AzureWebJobsStorage__clientId: identity.outputs.clientId
  AzureWebJobsStorage__credential: 'managedidentity'
  TASKHUB_NAME: names.taskHub
}

var schedulerAddress = storageBackend
  ? ''
  : join(
      [
        'Endpoint=${scheduler!.outputs.endpoint}'
        'Authentication=ManagedIdentity'
        'ClientID=${identity.outputs.clientId}'
      ],
      ';'
    )
var schedulerSettings = storageBackend ? {} : { DURABLE_TASK_SCHEDULER_CONNECTION_STRING: schedulerAddress }

// No password: the app puts in a token of its identity as it connects.
var storeAddress = join(
  [
    'Host=${store.outputs.host}'
    'Database=${names.database}'
    'Username=${names.identity}'
    'SSL Mode=VerifyFull'
    'Maximum Pool Size=${database.poolSize}'
  ],
  ';'
)

var programSettings = {
  Archive__Container: archiveStorage.outputs.containerUrl
  Archive__SigningKey: vault.outputs.archiveSigningKey
  ConnectionStrings__Store: storeAddress
  Evidence__Container: appStorage.outputs.evidenceUrl
  DataProtection__Key: vault.outputs.dataProtectionKey
  // Where messages are laid down while no account carries them; it is gone with the instance.
  ProgramFlows__MailFolder: '/tmp/programflows/mail'
}
var yearSettings = toObject(range(0, length(years)), i => 'ProgramFlows__Years__${i}', i => years[i])

var reportKeys = filter(sendGrid.reportKeys, k => !empty(k))
var sendGridSettings = !hasSendGrid
  ? {}
  : union(
      { ProgramFlows__SendGridFrom: sendGrid.from, ProgramFlows__SendGridIsEuropean: string(sendGrid.isEuropean) },
      toObject(range(0, length(reportKeys)), i => 'ProgramFlows__SendGridReportKeys__${i}', i => reportKeys[i])
    )
var staffSettings = !hasStaff
  ? {}
  : { ProgramFlows__StaffAuthority: staff.authority, ProgramFlows__StaffClientId: staff.clientId }
var domains = filter(onlyDomains, d => !empty(d))
var peopleSettings = union(
  empty(senderName) ? {} : { ProgramFlows__SenderName: senderName },
  empty(contact) ? {} : { ProgramFlows__Contact: contact },
  empty(firstAdministrator) ? {} : { ProgramFlows__FirstAdministrator: firstAdministrator },
  toObject(range(0, length(domains)), i => 'ProgramFlows__OnlyDomains__${i}', i => domains[i])
)

var fromVault = mapValues(secrets, name => '@Microsoft.KeyVault(SecretUri=${vault.outputs.uri}secrets/${name})')

module app 'modules/function-app.bicep' = {
  params: {
    planName: '${prefix}-plan'
    name: names.app
    location: location
    tags: tags
    release: release
    scale: scale
    identityId: identity.outputs.id
    releasesUrl: appStorage.outputs.releasesUrl
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    settings: union(
      hostSettings,
      schedulerSettings,
      programSettings,
      yearSettings,
      sendGridSettings,
      staffSettings,
      peopleSettings,
      settings,
      fromVault
    )
  }
  // An app that starts before it has its rights starts with errors.
  dependsOn: [access, endpoint]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    prefix: prefix
    location: location
    tags: tags
    workspaceId: observe.outputs.workspaceId
    archiveId: resourceId(storageType, names.archive)
    emails: alertEmails
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
  dependsOn: [archiveStorage]
}

output APP_NAME string = names.app
output APP_ADDRESS string = app.outputs.address
output APP_IDENTITY string = names.identity
output ARCHIVE_ACCOUNT string = names.archive
output ARCHIVE_CONTAINER string = names.reports
output DATABASE_HOST string = store.outputs.host
output DATABASE_NAME string = names.database
output VAULT_NAME string = names.vault

@description('Where SendGrid reports what became of messages.')
output WEBHOOK_ADDRESS string = '${app.outputs.address}webhooks/sendgrid'

@description('Which host.json goes into the package: the one at the root, or infra/host.scheduler.json.')
output DURABLE_BACKEND string = backend
