// Package samples is a clearly fictional province, tỉnh Mẫu Giang: its documents, units, posts, term and calendar, embedded.
package samples

import "embed"

// Today is the day on which the sample set is looked at: monthly reports run from FirstPeriod to LastPeriod,
// the mid-term review is four months away.
const (
	Today       = "2026-06-20"
	FirstPeriod = "2024-07"
	LastPeriod  = "2026-06"
)

// Documents lists the files in the order in which the province issued them; each is registered in documents.csv.
var Documents = []string{
	"01-nghi-quyet-dai-hoi.docx",
	"02-chuong-trinh-hanh-dong.docx",
	"03-ke-hoach-ubnd.docx",
	"04-chi-tieu.xlsx",
	"05-ket-luan-hop.html",
	"06-tin-hoi-nghi.html",
}

// Files holds the documents and these tables, each with a header line:
//
//	units.csv       code,name,short,line,level,parent,group,members,aliases,from,to (members by ";", aliases by "|")
//	posts.csv       code,unit,title,role
//	term.csv        code,name,from,to,mid_term,final
//	events.csv      on,sort,title,document: milestones of the term
//	documents.csv   key,file,type,number,date,issuer,issuer_unit,subject,party; no file = registered by hand
//	life.csv        document,stage,on,by,note: the life of each document
//	links.csv       from,relation,to: between documents, by key
//	succession.csv  from,to,on,act,scope: which unit took over from which, by unit code and document key
//	indicators.csv  code,short,name_en,direction,over_time,decimals,calendar,source,definition,formula: the cards of the indicators
//	aims.csv        code,read,judged,comparator,value,high,worded,span: what a person says of a target (read = its value as it was read)
//	values.csv      the values of 2018 to 2026 with all that was published of them before, in the shape that values are brought in from
//	previous.csv    the plan of the term before, kind indicator or task (with what became of it), by keys that values.csv and the final review name
//
//	acts/sap-xep-2025-07-01.txt  a reorganisation as `lotrinh reorganise` reads it: the province and two neighbours become one
//
// expect.json says what an official counts in each document.
//
// papers/ is the conference of the mid-term review, as text: 00-de-cuong.txt is the call with its outline, quyet-dinh-to-giup-viec.txt
// names the working group, NN-UNIT.txt are the 26 contributions, versions/ those handed in again, functions/UNIT.txt the decisions on what 16 units are for; key.json names what was planted in them.
//
//go:embed *.docx *.xlsx *.html *.csv expect.json papers/*.txt papers/versions/*.txt papers/functions/*.txt reviews/*.txt
var Files embed.FS
