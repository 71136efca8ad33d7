using 'main.bicep'

// The real thing. Ten years of reports; lock the policy by hand once it is proven (docs/deploy-azure.md).

param environmentName = 'prod'
param backend = 'scheduler'
param privateNetwork = true

param scale = {
  instanceMemoryMB: 2048
  maximumInstances: 40
  alwaysReadyHttp: 1
}

param database = {
  sku: 'Standard_B2s'
  tier: 'Burstable'
  storageGB: 32
  backupDays: 35
  geoRedundantBackup: true
  poolSize: 5
}

param archive = {
  sku: 'Standard_RAGZRS'
  immutableDays: 3653
  locked: false
}

param years = ['honest-society-2570']
param logDays = 90
param logCapGB = 1
param monthlyBudget = 200

// What differs from one installation to the next comes from outside, so that nobody's address stands in this file.
param owner = {
  objectId: readEnvironmentVariable('DATABASE_OWNER_ID')
  name: readEnvironmentVariable('DATABASE_OWNER_NAME')
  type: 'Group'
}
param alertEmails = split(readEnvironmentVariable('ALERT_EMAILS'), ',')
param sendGrid = {
  from: readEnvironmentVariable('SENDGRID_FROM', '')
  isEuropean: readEnvironmentVariable('SENDGRID_RESIDENCY', '') == 'eu'
  reportKeys: split(readEnvironmentVariable('SENDGRID_REPORT_KEYS', ''), ',')
}
param senderName = readEnvironmentVariable('SENDER_NAME', '')
param contact = readEnvironmentVariable('CONTACT', '')
param onlyDomains = split(readEnvironmentVariable('ONLY_DOMAINS', ''), ',')
param firstAdministrator = readEnvironmentVariable('FIRST_ADMINISTRATOR', '')
param staff = {
  authority: readEnvironmentVariable('STAFF_AUTHORITY', '')
  clientId: readEnvironmentVariable('STAFF_CLIENT_ID', '')
}
param release = readEnvironmentVariable('RELEASE', 'none')
