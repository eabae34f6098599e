package extract

// makers are the verbs whose object can be a product (ruling 5).
var makers = phrases(`xây dựng|lập|ban hành|trình|gửi|báo cáo|soạn thảo|biên soạn|hoàn thiện|hoàn chỉnh|sửa đổi|rà soát|đề ra|quy định|có|tham mưu|đề xuất|thiết lập|công bố|cung cấp|nâng cấp|xây dựng và hoàn thiện|thành lập|gửi về|tạo|dự thảo|phải|hướng dẫn`)

// products are the nouns of documents and named products.
var products = phrases(`kế hoạch|chương trình|đề án|dự án|quy định|quy chế|nghị quyết|nghị định|thông tư|quyết định|chỉ thị|hướng dẫn|báo cáo|phương án|phương án , kịch bản|kịch bản|danh mục|cơ chế|chính sách|thể chế|tiêu chuẩn|tiêu chí|bộ tiêu chí|bộ chỉ số|quy hoạch|văn bản|tờ trình|đề cương|hồ sơ|nền tảng|sổ tay|cơ sở dữ liệu|lộ trình|quy trình|quy chuẩn|chiến lược|bản đồ|phần mềm|hệ thống thông tin|cẩm nang|tài liệu|dự thảo|mô hình|luật|kiến trúc|khung|bản mô tả|báo cáo kết quả|chính quyền điện tử|hành lang pháp lý|phương án|giải pháp|công trình|quỹ đất|đội ngũ`)

var productStops = phrases(`đáp ứng|, đặc biệt|, nhất là|cho|cung cấp|trong|thực hiện các|thực hiện từng|để|nhằm|theo hướng|theo quy định|bảo đảm|đảm bảo|trước ngày|trong tháng|trong quý|trong năm|phục vụ|phù hợp|bám sát|, tạo|trên cơ sở|làm cơ sở|chậm nhất|trước tháng|trước|gắn với|thường xuyên|, hoàn thành|, trong đó|được|tại|với các|cho cả|để trình|thuộc thẩm quyền|, trình|sau khi|đến|, báo cáo|, gửi|, đề xuất|, tổng hợp|, tham mưu`)

// titleVerbs begin the rest of a title as verbs of work do: "chính sách hỗ trợ hình thành và phát triển …".
var titleVerbs = phrases(`mua|hỗ trợ|hướng dẫn|khuyến khích|ưu đãi|thúc đẩy|thu hút|chuyển giao`)

// deliverableIn finds the document or product that the action makes, sends or submits.
func deliverableIn(toks []token, verb, end int) (from, to int) {
	toks = toks[:end]
	for k := verb; k < end && k < verb+25; k++ {
		n := makers.at(toks, k)
		if n == 0 {
			continue
		}
		if k == verb && is(toks, k, "quy") && is(toks, k+1, "định") && is(toks, k+2, "về") { // "Quy định về trách nhiệm …" names what is to be made
			return k, productEnd(toks, k)
		}
		j := k + n
		for j < end && (makers.at(toks, j) > 0 && products.at(toks, j) == 0 || is(toks, j, "các", "những", "và", ",", "bổ", "sung", "hoặc", "theo", "thẩm", "quyền", "cấp", "có", "một", "số", "nâng", "tổ", "chức", "triển", "khai", "thực", "hiện", "số", "dự")) && j < k+14 {
			j++
		}
		if products.at(toks, j) == 0 {
			continue
		}
		from = j
		for from > k+n && is(toks, from-1, "các", "những") {
			from--
		}
		if products.at(toks, j) > 0 && productNoun(toks, j) {
			return from, productEnd(toks, j)
		}
	}
	return 0, 0
}

// productNoun sorts out words that are no product here: "thực hiện báo cáo", "báo cáo cấp có thẩm quyền".
func productNoun(toks []token, j int) bool {
	if is(toks, j, "báo") {
		_, ok := unitAt(toks, j+2)
		return !ok && !is(toks, j+2, "cấp", "và", "về", ",")
	}
	if is(toks, j, "giải", "công", "mô") {
		return false
	}
	return !is(toks, j, "hướng") || is(toks, j+2, "về", "liên")
}

func productEnd(toks []token, j int) int {
	k := j + products.at(toks, j)
	for is(toks, k, ",", "và") && products.at(toks, k+1) > 0 && !is(toks, k+1, "báo") {
		k += 1 + products.at(toks, k+1)
	}
	verb := k
	for is(toks, verb, "về", "đủ", "mạnh", "trách", "nhiệm") {
		verb++
	}
	verbal := actionVerbs.at(toks, verb) > 0 || verbHeads.at(toks, verb) > 0 || titleVerbs.at(toks, verb) > 0 // a title made of verbs: "quy chế quản lý, khai thác …"
	for ; k < len(toks) && k < j+40; k++ {
		if is(toks, k, "(", ";", ":", ".") || productStops.at(toks, k) > 0 && k > j+1 {
			break
		}
		if is(toks, k, ",", "và") && actionVerbs.at(toks, k+1) > 0 && products.at(toks, k+1) == 0 && !verbal {
			break
		}
	}
	for k > j+1 && (toks[k-1].kind == mark && !is(toks, k-1, ")") || is(toks, k-1, "và", "về")) {
		k--
	}
	return k
}
