package cli

// helpChange are the texts about days that are over, terms and taking back, in both languages.
var helpChange = map[string]map[string]string{
	"vi": {
		"help_asof": "Như đã biết khi ngày ấy kết thúc, ví dụ 30/06/2025; mặc định hôm nay.",
	},
	"en": {
		"help_asof": "As it was known when that day ended, such as 30/06/2025; today unless said.",
	},
}
