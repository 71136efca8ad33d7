metadata description = 'Who is told, and of what. The questions asked of the logs are in alerts.json.'

param prefix string
param location string
param tags object
param workspaceId string
param archiveId string
param emails string[]

@description('In the currency of the subscription.')
param monthlyBudget int

@description('The first of a month; Azure takes no earlier one than the present.')
param budgetStart string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${prefix}-people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'progflows'
    emailReceivers: [
      for (address, i) in emails: {
        name: 'person-${i}'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in loadJsonContent('../alerts.json'): {
    name: '${prefix}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: alert.description
      enabled: true
      severity: alert.severity
      scopes: [workspaceId]
      evaluationFrequency: alert.evaluation
      windowSize: alert.window
      autoMitigate: true
      // A new workspace does not know its tables before the first line arrives.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]

// The app cannot do this to the archive; so whoever does is a person, and the others should know.
resource archiveTouched 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: '${prefix}-archive-policy-touched'
  location: 'global'
  tags: tags
  properties: {
    description: 'Someone changed, removed or locked the immutability of the archive, or removed a container of it.'
    enabled: true
    scopes: [archiveId]
    condition: {
      allOf: [
        { field: 'category', equals: 'Administrative' }
        {
          anyOf: [
            {
              field: 'operationName'
              equals: 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/write'
            }
            {
              field: 'operationName'
              equals: 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/delete'
            }
            {
              field: 'operationName'
              equals: 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/lock/action'
            }
            {
              field: 'operationName'
              equals: 'Microsoft.Storage/storageAccounts/blobServices/containers/delete'
            }
          ]
        }
      ]
    }
    actions: {
      actionGroups: [
        { actionGroupId: people.id }
      ]
    }
  }
}

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: '${prefix}-month'
  properties: {
    amount: monthlyBudget
    category: 'Cost'
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: budgetStart
    }
    notifications: {
      mostSpent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
        contactGroups: [people.id]
      }
      willBeOver: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
        contactGroups: [people.id]
      }
    }
  }
}
