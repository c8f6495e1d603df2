output "role_arn" {
  description = "rrsa.roleArn of the chart"
  value       = alicloud_ram_role.bridge.arn
}

output "oidc_provider_arn" {
  description = "rrsa.oidcProviderArn of the chart"
  value       = local.oidc_provider
}

output "security_group_id" {
  description = "For the load balancer"
  value       = alicloud_security_group.bridge.id
}
