using 'main.bicep'

// As production, but for the network and for what is kept: a test archive must be able to end.

param environmentName = 'test'
param backend = 'scheduler'
param privateNetwork = false

param scale = {
  instanceMemoryMB: 2048
  maximumInstances: 40
  alwaysReadyHttp: 0
}

param database = {
  sku: 'Standard_B1ms'
  tier: 'Burstable'
  storageGB: 32
  backupDays: 7
  geoRedundantBackup: false
  poolSize: 5
}

param archive = {
  sku: 'Standard_LRS'
  immutableDays: 1
  locked: false
}

param years = ['honest-society-2570']
param logDays = 30
param logCapGB = 1
param monthlyBudget = 60

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
