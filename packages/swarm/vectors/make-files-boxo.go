// Names contents by boxo, the library of Kubo, as a second opinion on our CIDs.
//
// Reads cases (as in files-boxo.json) from the standard input, fills in every "cid" and writes them out again:
//
//	go mod init vectors && go get github.com/ipfs/boxo@v0.43.0 && go run . < files-boxo.json
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	bserv "github.com/ipfs/boxo/blockservice"
	"github.com/ipfs/boxo/blockstore"
	"github.com/ipfs/boxo/chunker"
	"github.com/ipfs/boxo/exchange/offline"
	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs/importer/balanced"
	"github.com/ipfs/boxo/ipld/unixfs/importer/helpers"
	uio "github.com/ipfs/boxo/ipld/unixfs/io"
	ds "github.com/ipfs/go-datastore"
	ipld "github.com/ipfs/go-ipld-format"
)

type Content struct {
	// UTF-8, when there is one.
	Text *string `json:"text,omitempty"`
	// Otherwise so many bytes: zeros for seed 0, else the generator's.
	Bytes int64  `json:"bytes,omitempty"`
	Seed  uint32 `json:"seed,omitempty"`
}

type Entry struct {
	Path    string   `json:"path"`
	Content *Content `json:"content,omitempty"`
}

type Many struct {
	Count  int    `json:"count"`
	Before string `json:"before"`
	Digits int    `json:"digits"`
	After  string `json:"after"`
}

type Case struct {
	Name    string   `json:"name"`
	Comment string   `json:"comment"`
	Profile string   `json:"profile"`
	File    *Content `json:"file,omitempty"`
	Folder  []Entry  `json:"folder,omitempty"`
	Many    *Many    `json:"many,omitempty"`
	Cid     string   `json:"cid"`
}

type Vectors struct {
	Comment []string `json:"comment"`
	Tool    string   `json:"tool"`
	Cases   []Case   `json:"cases"`
}

// The generator: a linear congruence modulo 2^32, of each state the highest byte.
type generated struct {
	left  int64
	state uint32
	zeros bool
}

func (g *generated) Read(p []byte) (int, error) {
	if g.left == 0 {
		return 0, io.EOF
	}
	n := int64(len(p))
	if n > g.left {
		n = g.left
	}
	for i := range p[:n] {
		if g.zeros {
			p[i] = 0
		} else {
			g.state = g.state*1664525 + 1013904223
			p[i] = byte(g.state >> 24)
		}
	}
	g.left -= n
	return int(n), nil
}

func (c *Content) reader() io.Reader {
	if c.Text != nil {
		return strings.NewReader(*c.Text)
	}
	return &generated{left: c.Bytes, state: c.Seed, zeros: c.Seed == 0}
}

func profileOf(name string) uio.UnixFSProfile {
	profile := uio.UnixFS_v1_2025
	if name == "default" {
		profile.ChunkSize = 256 * 1024
		profile.FileDAGWidth = 174
		profile.HAMTSizeEstimation = uio.SizeEstimationLinks
	}
	return profile
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func addFile(dag ipld.DAGService, profile uio.UnixFSProfile, content *Content) ipld.Node {
	params := helpers.DagBuilderParams{
		Dagserv: dag, Maxlinks: profile.FileDAGWidth, RawLeaves: profile.RawLeaves, CidBuilder: profile.CidBuilder(),
	}
	builder, err := params.New(chunk.NewSizeSplitter(content.reader(), profile.ChunkSize))
	check(err)
	node, err := balanced.Layout(builder)
	check(err)
	return node
}

type tree struct {
	folders map[string]*tree
	files   map[string]*Content
}

func newTree() *tree { return &tree{map[string]*tree{}, map[string]*Content{}} }

func (t *tree) add(path []string, content *Content) {
	if len(path) == 1 && content != nil {
		t.files[path[0]] = content
		return
	}
	if len(path) == 0 {
		return
	}
	next, ok := t.folders[path[0]]
	if !ok {
		next = newTree()
		t.folders[path[0]] = next
	}
	next.add(path[1:], content)
}

func addFolder(dag ipld.DAGService, profile uio.UnixFSProfile, t *tree) ipld.Node {
	ctx := context.Background()
	dir, err := uio.NewDirectory(dag, uio.WithCidBuilder(profile.CidBuilder()),
		uio.WithMaxHAMTFanout(profile.HAMTShardWidth), uio.WithSizeEstimationMode(profile.HAMTSizeEstimation))
	check(err)
	children := map[string]ipld.Node{}
	names := []string{}
	for name, content := range t.files {
		children[name] = addFile(dag, profile, content)
		names = append(names, name)
	}
	for name, folder := range t.folders {
		children[name] = addFolder(dag, profile, folder)
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		check(dir.AddChild(ctx, name, children[name]))
	}
	node, err := dir.GetNode()
	check(err)
	check(dag.Add(ctx, node))
	return node
}

func main() {
	var vectors Vectors
	decoder := json.NewDecoder(os.Stdin)
	decoder.DisallowUnknownFields()
	check(decoder.Decode(&vectors))
	for index := range vectors.Cases {
		c := &vectors.Cases[index]
		profile := profileOf(c.Profile)
		profile.ApplyGlobals()
		store := blockstore.NewBlockstore(ds.NewMapDatastore())
		dag := merkledag.NewDAGService(bserv.New(store, offline.Exchange(store)))
		if c.File != nil {
			c.Cid = addFile(dag, profile, c.File).Cid().String()
			continue
		}
		root := newTree()
		for _, entry := range c.Folder {
			root.add(strings.Split(entry.Path, "/"), entry.Content)
		}
		if c.Many != nil {
			text := "x"
			for number := range c.Many.Count {
				path := fmt.Sprintf("%s%0*d%s", c.Many.Before, c.Many.Digits, number, c.Many.After)
				root.add(strings.Split(path, "/"), &Content{Text: &text})
			}
		}
		c.Cid = addFolder(dag, profile, root).Cid().String()
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	check(encoder.Encode(vectors))
}
